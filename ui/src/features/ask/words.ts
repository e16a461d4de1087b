// What an answer says, in sentences: for the list, for a message and for the clipboard.

import { clock, day, t, tNamed, weekday } from '../../i18n/index.svelte';
import type { AnswerCard, Reached, WaitingQuestion, WayView } from '../../ipc/bindings';
import { detailOf, nameOf, wayKind } from '../../shared/reached';
import { kindOf } from '../../state/keys';

/** Whoever is to be turned to: the owner, while their position is vacant the backup, else the nearest head. */
export function askedOf(card: AnswerCard): Reached | null {
  if (card.owner?.vacant && card.backup) return card.backup;
  return card.owner ?? card.turnTo;
}

/** Who answers, in one line. */
export function ownerLine(card: AnswerCard): string {
  const { owner, backup } = card;
  if (!owner) return t('ask.nobodyShort');
  // Its name stands above already.
  if (card.route === 'unit' && card.kind === 'unit')
    return tNamed('terminal.route', { code: 'unit', args: {} }) ?? '';
  if (owner.vacant && backup) return t('ask.standsInShort', { name: nameOf(backup) });
  const vacant = owner.vacant ? ` · ${t('chart.vacant')}` : '';
  return [nameOf(owner), detailOf(owner)].filter(Boolean).join(' · ') + vacant;
}

/** How the words of the question were found, where they do not stand there as they were asked. */
export function reasonsOf(card: AnswerCard): string[] {
  // What a topic is called else, or what a way to somebody is for.
  const code = card.kind === 'topic' ? 'via' : 'way';
  const via = card.via ? tNamed('terminal', { code, args: { word: card.via } }) : null;
  const found = card.reasons
    .filter((reason) => reason.how !== 'exact')
    .map(({ how, asked, found, own }) =>
      tNamed('terminal.word', { code: own ? 'own' : how, args: { asked, found } }),
    )
    .filter((words) => words !== null);
  return via === null ? found : [via, ...found];
}

/** Why it is an answer: what fits, how, and by which right. */
export function whyOf(card: AnswerCard): string {
  const kind = t(`window.search.kind.${card.kind}`);
  const route = card.route && tNamed('terminal.route', { code: card.route, args: {} });
  return [kind, ...reasonsOf(card), route].filter(Boolean).join(' · ');
}

/** Whether somebody is there now; null where no hours are known. */
export function openWords({ open }: WayView): { tone: 'open' | 'closed' | 'unknown'; text: string } | null {
  if (!open) return null;
  if (open.state === 'always') return { tone: 'open', text: t('ask.open.always') };
  const time = `${clock(open.then)} ${open.zone}`;
  const named = () => (open.days < 7 ? weekday(open.then) : day(open.then));
  if (open.state === 'open') {
    const until =
      open.days < 2 ? t('ask.open.until', { time }) : t('ask.open.untilDay', { day: named(), time });
    return { tone: 'open', text: until };
  }
  if (open.state === 'unknown') return { tone: 'unknown', text: t('ask.open.unknown') };
  if (!open.then) return { tone: 'closed', text: t('ask.open.closed') };
  const on =
    open.days === 0
      ? t('ask.open.today', { time })
      : open.days === 1
        ? t('ask.open.tomorrow', { time })
        : t('ask.open.on', { day: named(), time });
  return { tone: 'closed', text: on };
}

/** Whose a way is, where that is not the one who answers. */
export function whoseOf(way: WayView): string {
  const key = `ask.whose.${way.whose}` as 'ask.whose.position';
  return t(key, { name: way.of.name });
}

export function mailOf(ways: readonly WayView[]): WayView | null {
  return ways.find((way) => way.sort === 'email' && way.address.includes('@')) ?? null;
}

function isOfSomebody(way: WayView): boolean {
  return kindOf(way.of.key) === 'person';
}

/** A message that is ready but for what only the writer knows. */
export function mailTo(
  way: WayView,
  about: string,
  question: string,
  card: AnswerCard | null,
  me: string,
): string {
  const asked = question.trim().toLocaleLowerCase() === about.toLocaleLowerCase() ? null : question.trim();
  const lines = [
    // Whose address it is reads it: that need not be who answers.
    isOfSomebody(way) ? t('ask.mail.dear', { name: way.of.name }) : t('ask.mail.dearAll'),
    '',
    t('ask.mail.about', { topic: about }),
    ...(asked ? [t('ask.mail.question', { question: asked })] : []),
    '',
    ...(card?.sendAlong ? [t('ask.mail.along', { what: card.sendAlong }), ''] : []),
    t('ask.mail.thanks'),
    me,
  ];
  const subject = encodeURIComponent(t('ask.mail.subject', { topic: about }));
  return `mailto:${encodeURI(way.address)}?subject=${subject}&body=${encodeURIComponent(lines.join('\r\n').trimEnd())}`;
}

/** The card as plain text. */
export function textOf(card: AnswerCard): string {
  const who = askedOf(card);
  const pair = (label: string, value: string) => (value ? [`${label}: ${value}`] : []);
  return [
    card.title,
    who ? [nameOf(who), detailOf(who)].filter(Boolean).join(', ') : t('ask.nobodyShort'),
    ...card.ways.map((way) => `${wayKind(way)}: ${[way.address, way.hours].filter(Boolean).join(', ')}`),
    ...pair(t('ask.reply'), card.replyWithin),
    ...pair(t('ask.along'), card.sendAlong),
    ...pair(t('ask.silent'), card.steps.map(nameOf).join(' → ')),
  ].join('\n');
}

/** When a question was asked, and from where and by whom as far as that is said. */
export function aboutQuestion({ asked, unit, who }: WaitingQuestion): string {
  return [
    t('questions.on', { day: day(asked ?? '') }),
    unit ? t('questions.from', { unit: unit.name }) : '',
    who ? t('questions.by', { who }) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What is asked, or which way reached nobody. */
export function askedWords({ question, unreached }: WaitingQuestion): string {
  const address = question ?? '';
  return unreached ? t('questions.unreached', { address, name: unreached.name }) : address;
}

/** A message with questions for HR. Who is to get it is theirs to choose. */
export function mailOfQuestions(questions: readonly WaitingQuestion[], organisation: string): string {
  const lines = [
    t('questions.mail.dear'),
    '',
    t('questions.mail.about', { n: questions.length }),
    '',
    ...questions.map((question) => `- ${askedWords(question)} (${aboutQuestion(question)})`),
    '',
    t('questions.mail.please'),
    '',
    t('ask.mail.thanks'),
  ];
  const subject = encodeURIComponent(t('questions.mail.subject', { organisation }));
  return `mailto:?subject=${subject}&body=${encodeURIComponent(lines.join('\r\n'))}`;
}
