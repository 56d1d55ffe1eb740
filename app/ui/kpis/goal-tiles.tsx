/** SDGs as small tiles in their own colours, each with its name for those who do not see it. */
import { GoalTile } from './goal-tile.tsx';

export function GoalTiles({
  goals,
}: {
  goals: ReadonlyArray<{ number: number; name: string; colour: string }>;
}) {
  return (
    <ul className="goal-tiles">
      {goals.map((goal) => (
        <li key={goal.number} title={goal.name}>
          <GoalTile number={goal.number} colour={goal.colour} />
          <span className="visually-hidden"> {goal.name}</span>
        </li>
      ))}
    </ul>
  );
}
