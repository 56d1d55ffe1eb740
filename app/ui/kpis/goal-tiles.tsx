/** SDGs as small tiles in their own colours, each with its name for those who do not see it. */

export function GoalTiles({ goals }: { goals: ReadonlyArray<{ number: number; name: string; colour: string }> }) {
  return (
    <ul className="goal-tiles">
      {goals.map((goal) => (
        <li key={goal.number} className="sdg" style={{ background: goal.colour }} title={goal.name}>
          {goal.number}
          <span className="visually-hidden"> {goal.name}</span>
        </li>
      ))}
    </ul>
  );
}
