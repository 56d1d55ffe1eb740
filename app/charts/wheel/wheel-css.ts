/** The wheel's look where no page brings one: in a file of its own, on white. The same as `wheel.css` in the light. */
export const WHEEL_CSS = `
text{font-family:Inter,system-ui,sans-serif;fill:#17212b}
.wheel-part{stroke:#fff;stroke-width:1.5}
.tone-1{fill:#b3431b}.tone-2{fill:#eeb04f}.tone-3{fill:#86c5bb}.tone-4{fill:#0c6b62}
pattern .tone-untargeted{fill:#c3ccd6}.wheel-hatch{stroke:#93a3b8;stroke-width:2}
.wheel-part.tone-gap{fill:#fff;stroke:#b8c2cb;stroke-width:1}
.wheel-part.tone-unknown{fill:#f4f6f8;stroke:#fff}
text.ink-1,text.ink-4{fill:#fff}text.ink-2{fill:#2a1c00}text.ink-3{fill:#06302b}text.ink-untargeted{fill:#17212b}
text.ink-gap,text.ink-unknown,text.wheel-label.is-gap{fill:#56636f}
.wheel-dimension,.wheel-city{font-weight:600}.wheel-segment{font-weight:500}
`;
