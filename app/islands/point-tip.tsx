/** What the point under the pointer or the focus says, aloud as well. */
export function PointTip({ payload }: { payload?: Array<{ payload?: { words: string } }> }) {
  const point = payload?.[0]?.payload;
  if (!point) return null;
  return (
    <div className="island-tip" role="status" aria-live="assertive">
      <p>{point.words}</p>
    </div>
  );
}
