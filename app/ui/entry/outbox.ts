/** Sends what waits on this device, one tab at a time, and tells the page's fields what became of it. */
import type { FieldResult } from '#app/domain/entry/fields.ts';
import {
  abandonedAt,
  keyOf,
  mendsItself,
  readyToSend,
  refusedUnsent,
  withAnswer,
  withChosen,
  withDiscarded,
  withTried,
  withTyped,
  type Failure,
  type Typed,
  type Waiting,
} from '#app/domain/entry/outbox.ts';
import { openOutboxStore, type OutboxStore } from './outbox-store.ts';
import { alone, post } from './send-waiting.ts';

export type OutboxEvent =
  | { kind: 'sending'; url: string; fields: string[] }
  | { kind: 'failed'; url: string; fields: string[]; reason: Failure }
  /** `isElsewhere`: another tab typed and sent it, so the fields of this one do not show it yet. */
  | { kind: 'answered'; url: string; results: FieldResult[]; at: string; isElsewhere?: boolean }
  | { kind: 'discarded'; url: string; field: string };

type TypedHere = Omit<Typed, 'account'>;
type Change = (old: Waiting | undefined) => Waiting | undefined;

const RETRY_AFTER_MS = [2000, 5000, 10_000, 20_000];
/** How often a field that someone has in hand is looked at again. */
const RECHECK_MS = 10_000;
const MOST_AT_ONCE = 400;
const CHANNEL = 'citygauge-outbox';

export interface OutboxState {
  waiting: readonly Waiting[];
  /** Why the last attempt failed, by the round that it was for. */
  failures: ReadonlyMap<string, Failure>;
  /** Whether the texts outlive the tab. */
  isKept: boolean;
}

export class Outbox {
  private texts = new Map<string, Waiting>();
  /** What was typed in this tab and not sent yet. */
  private readonly fresh = new Set<string>();
  private changes = 0;
  private failures: ReadonlyMap<string, Failure> = new Map();
  private isKept = true;
  private attempts = 0;
  private isSending = false;
  private isRunning = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private channel: BroadcastChannel | undefined;
  private store: Promise<OutboxStore | undefined> | undefined;
  /** Ends when all that was typed so far is on the device. */
  private writes: Promise<unknown> = Promise.resolve();
  private readonly eventListeners = new Set<(event: OutboxEvent) => void>();
  private readonly stateListeners = new Set<(state: OutboxState) => void>();

  constructor(private readonly account: string) {}

  /** Opens the device's store and sends what waits there; the answer stops it all. */
  start(): () => void {
    const retry = () => void this.send();
    const leave = () => this.leave();
    const warn = (event: BeforeUnloadEvent) => {
      if (!this.isKept && this.texts.size > 0) event.preventDefault();
    };
    if ('BroadcastChannel' in window) {
      this.channel = new BroadcastChannel(CHANNEL);
      this.channel.addEventListener(
        'message',
        ({ data }: MessageEvent<{ account: string; event: OutboxEvent }>) => {
          if (data.account === this.account) void this.follow(data.event);
        },
      );
    }
    this.isRunning = true;
    window.addEventListener('online', retry);
    window.addEventListener('focus', retry);
    window.addEventListener('pageshow', retry);
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', warn);
    void this.send();
    return () => {
      this.isRunning = false;
      clearTimeout(this.timer);
      this.channel?.close();
      this.channel = undefined;
      window.removeEventListener('online', retry);
      window.removeEventListener('focus', retry);
      window.removeEventListener('pageshow', retry);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('beforeunload', warn);
    };
  }

  onEvent(listener: (event: OutboxEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  onState(listener: (state: OutboxState) => void): () => void {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  }

  /** What waits for a round, as this device has it. */
  async waitingFor(url: string): Promise<Waiting[]> {
    await this.reload();
    return [...this.texts.values()].filter((one) => one.url === url);
  }

  /** The text that waits for a field. */
  textOf(url: string, field: string): string | undefined {
    return this.texts.get(keyOf({ url, field }))?.text;
  }

  /** Keeps a text; it is sent once the field is left. */
  keep(typed: TypedHere): void {
    const one = { ...typed, account: this.account };
    // a field that was left as it was says nothing, least of all before what is kept for it is read
    if (!this.texts.has(keyOf(one)) && !withTyped(undefined, one)) return;
    void this.change(one, (old) => withTyped(old, one));
    if (!one.isLeft) return;
    this.fresh.add(keyOf(one));
    void this.send();
  }

  /** Ends a conflict with the text that the person chose. */
  choose(chosen: TypedHere): void {
    const one = { ...chosen, account: this.account };
    void this.change(one, (old) => withChosen(old, one));
    this.fresh.add(keyOf(one));
    void this.send();
  }

  /** Takes out a text that the person gave up. */
  async discard(one: Waiting): Promise<void> {
    await this.change(one, (old) => withDiscarded(old, one.text));
    const event = { kind: 'discarded', url: one.url, field: one.field } as const;
    this.tell(event);
    void this.broadcast(event);
  }

  /** Sends all that can be sent; tabs wait for each other, so that nothing is sent twice. */
  async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    clearTimeout(this.timer);
    try {
      await alone(CHANNEL, () => this.sendAll());
    } finally {
      this.isSending = false;
    }
    this.schedule();
  }

  /** Tries again where time may help, and sends what a window that is gone has left half typed. */
  private schedule(): void {
    if (!this.isRunning) return;
    const ready = this.ready();
    const isTroubled = ready.some((one) => mendsItself(this.failures.get(one.url) ?? 'gone'));
    const hasNew = ready.some((one) => !this.failures.has(one.url));
    this.attempts = isTroubled ? this.attempts + 1 : 0;
    if (hasNew) {
      void this.send();
      return;
    }
    const now = Date.now();
    const abandoned = abandonedAt(this.texts.values());
    const delays = [
      ...(isTroubled ? [RETRY_AFTER_MS[Math.min(this.attempts, RETRY_AFTER_MS.length) - 1]] : []),
      ...(abandoned === undefined ? [] : [Math.max(abandoned - now, RECHECK_MS)]),
    ].filter((delay) => delay !== undefined);
    clearTimeout(this.timer);
    if (delays.length > 0) {
      this.timer = setTimeout(() => void this.send(), Math.min(...delays));
    }
  }

  /** What this tab may send now: not the field that someone is typing into here. */
  private ready(): Waiting[] {
    const inHand = document.activeElement?.getAttribute('name');
    return readyToSend(this.texts.values(), Date.now()).filter(
      (one) => one.isLeft || one.field !== inHand,
    );
  }

  private async sendAll(): Promise<void> {
    const failures = new Map<string, Failure>();
    // what was typed in this tab need not be read from the device first
    await this.sendReady(failures, (one) => this.fresh.has(keyOf(one)));
    await this.reload();
    await this.sendReady(failures, () => true);
    this.failures = failures;
    this.tellState();
  }

  private async sendReady(
    failures: Map<string, Failure>,
    isMeant: (one: Waiting) => boolean,
  ): Promise<void> {
    for (;;) {
      const ready = this.ready().filter((one) => isMeant(one) && !failures.has(one.url));
      const url = ready[0]?.url;
      if (url === undefined) return;
      const sent = ready.filter((one) => one.url === url).slice(0, MOST_AT_ONCE);
      const failure = await this.sendRound(url, sent);
      if (failure) failures.set(url, failure);
    }
  }

  private async sendRound(url: string, sent: Waiting[]): Promise<Failure | undefined> {
    const fields = sent.map((one) => one.field);
    // a retry is told when it succeeds, or its fields would flicker
    if (!this.failures.has(url)) this.tell({ kind: 'sending', url, fields });
    const refused = sent.flatMap((one) => refusedUnsent(one) ?? []);
    const asked = sent.filter((one) => !refusedUnsent(one));
    for (const one of sent) this.fresh.delete(keyOf(one));
    for (const one of asked) void this.change(one, (old) => withTried(old, one.text));
    const answer = asked.length > 0 ? await post(url, this.account, asked, false) : [];
    const results = [...refused, ...(typeof answer === 'string' ? [] : answer)];
    const textOf = new Map(sent.map((one) => [one.field, one.text]));
    const kept = results.map((result) =>
      this.change({ account: this.account, url, field: result.field }, (old) =>
        withAnswer(old, textOf.get(result.field) ?? '', result),
      ),
    );
    if (results.length > 0) {
      // an own earlier text is no conflict, and is sent against at once
      const told = results.filter((result) => {
        const left = this.texts.get(keyOf({ url, field: result.field }));
        return result.kind !== 'conflict' || left?.held !== undefined;
      });
      const event = { kind: 'answered', url, results: told, at: new Date().toISOString() } as const;
      this.tell(event);
      void this.broadcast(event, kept);
    }
    if (typeof answer !== 'string') return undefined;
    this.tell({ kind: 'failed', url, fields, reason: answer });
    return answer;
  }

  /** Takes in what another tab has done. */
  private async follow(event: OutboxEvent): Promise<void> {
    await this.reload();
    this.tell(event.kind === 'answered' ? { ...event, isElsewhere: true } : event);
  }

  /** Tells the other tabs, once the device has what they will read from it. */
  private async broadcast(event: OutboxEvent, kept: Array<Promise<void>> = []): Promise<void> {
    await Promise.all(kept);
    this.channel?.postMessage({ account: this.account, event });
  }

  /** The window goes away: what can still be sent is sent without waiting for the answer, and stays until there is one. */
  private leave(): void {
    const open = [...this.texts.values()].filter((one) => !one.held && !refusedUnsent(one));
    for (const one of open) {
      void this.change(one, (old) => {
        const tried = withTried(old, one.text);
        return tried && { ...tried, isLeft: true };
      });
    }
    for (const url of new Set(open.map((one) => one.url))) {
      const ofRound = open.filter((one) => one.url === url).slice(0, MOST_AT_ONCE);
      void post(url, this.account, ofRound, true);
    }
  }

  /** On the page at once, and on the device as soon as it can. */
  private async change(one: Pick<Typed, 'account' | 'url' | 'field'>, by: Change): Promise<void> {
    const key = keyOf(one);
    const next = by(this.texts.get(key));
    if (next) this.texts.set(key, next);
    else this.texts.delete(key);
    this.changes += 1;
    this.tellState();
    const write = this.write(one, by);
    this.writes = Promise.all([this.writes, write]);
    await write;
  }

  private async write(one: Pick<Typed, 'account' | 'url' | 'field'>, by: Change): Promise<void> {
    try {
      await (await this.opened())?.change(one, by);
    } catch {
      this.lose();
    }
  }

  /** Takes over what the device has, and with it what other tabs have done. */
  private async reload(): Promise<void> {
    const store = await this.opened();
    if (!store) return;
    while (this.isKept) {
      const before = this.changes;
      // what was typed while the device was still being opened is newer than what it has
      await this.writes;
      const list = await store.list(this.account).catch(() => this.lose());
      if (!list) return;
      if (before !== this.changes) continue;
      this.texts = new Map(list.map((one) => [keyOf(one), one]));
      this.tellState();
      return;
    }
  }

  private opened(): Promise<OutboxStore | undefined> {
    this.store ??= openOutboxStore().catch(() => this.lose());
    return this.store;
  }

  private lose(): undefined {
    this.isKept = false;
    this.tellState();
  }

  private tell(event: OutboxEvent): void {
    for (const listener of this.eventListeners) listener(event);
  }

  private tellState(): void {
    const waiting = [...this.texts.values()].sort((a, b) => a.typedAt - b.typedAt);
    const state = { waiting, failures: this.failures, isKept: this.isKept };
    for (const listener of this.stateListeners) listener(state);
  }
}
