// Every word the window shows, by topic. The same files are embedded by the core for pictures and terminals.

import enAnalyses from './en/analyses.json';
import enArrange from './en/arrange.json';
import enAsk from './en/ask.json';
import enChart from './en/chart.json';
import enDoctor from './en/doctor.json';
import enExport from './en/export.json';
import enFigures from './en/figures.json';
import enGaps from './en/gaps.json';
import enImport from './en/import.json';
import enInspector from './en/inspector.json';
import enInterview from './en/interview.json';
import enKnow from './en/know.json';
import enMap from './en/map.json';
import enNeeds from './en/needs.json';
import enPhotos from './en/photos.json';
import enQueue from './en/queue.json';
import enQuestions from './en/questions.json';
import enRenewal from './en/renewal.json';
import enReviews from './en/reviews.json';
import enScenario from './en/scenario.json';
import enTopic from './en/topic.json';
import enTopics from './en/topics.json';
import enWindow from './en/window.json';
import enWizard from './en/wizard.json';
import idAnalyses from './id/analyses.json';
import idArrange from './id/arrange.json';
import idAsk from './id/ask.json';
import idChart from './id/chart.json';
import idDoctor from './id/doctor.json';
import idExport from './id/export.json';
import idFigures from './id/figures.json';
import idGaps from './id/gaps.json';
import idImport from './id/import.json';
import idInspector from './id/inspector.json';
import idInterview from './id/interview.json';
import idKnow from './id/know.json';
import idMap from './id/map.json';
import idNeeds from './id/needs.json';
import idPhotos from './id/photos.json';
import idQueue from './id/queue.json';
import idQuestions from './id/questions.json';
import idRenewal from './id/renewal.json';
import idReviews from './id/reviews.json';
import idScenario from './id/scenario.json';
import idTopic from './id/topic.json';
import idTopics from './id/topics.json';
import idWindow from './id/window.json';
import idWizard from './id/wizard.json';

const english = {
  window: enWindow,
  analyses: enAnalyses,
  ask: enAsk,
  chart: enChart,
  arrange: enArrange,
  map: enMap,
  inspector: enInspector,
  doctor: enDoctor,
  queue: enQueue,
  reviews: enReviews,
  figures: enFigures,
  gaps: enGaps,
  import: enImport,
  wizard: enWizard,
  export: enExport,
  interview: enInterview,
  know: enKnow,
  needs: enNeeds,
  photos: enPhotos,
  questions: enQuestions,
  renewal: enRenewal,
  scenario: enScenario,
  topic: enTopic,
  topics: enTopics,
};

type Topics = typeof english;
type FullKeys = { [T in keyof Topics]: `${T}.${keyof Topics[T] & string}` }[keyof Topics];
/** A key without its plural ending: `people` stands for `people.one` and `people.other`. */
type WithoutPlural<K> = K extends `${infer Base}.one` ? Base : K extends `${string}.other` ? never : K;
export type MessageKey = WithoutPlural<FullKeys>;

export type Language = 'en' | 'id';

/** Words for codes of the core. Their keys carry their heading (`error.not-found`), as the core reads them too. */
const fromCore = import.meta.glob<Record<string, string>>(
  [
    './{en,id}/{differences,errors,filter,findings,history,picture,repairs,review,study,tables,terminal}.json',
  ],
  {
    eager: true,
    import: 'default',
  },
);

function flat(language: Language, topics: Record<string, Record<string, string>>): Map<string, string> {
  const words = new Map<string, string>();
  for (const [path, messages] of Object.entries(fromCore)) {
    if (!path.startsWith(`./${language}/`)) continue;
    for (const [key, message] of Object.entries(messages)) words.set(key, message);
  }
  for (const [topic, messages] of Object.entries(topics)) {
    for (const [key, message] of Object.entries(messages)) words.set(`${topic}.${key}`, message);
  }
  return words;
}

export const catalogue: Record<Language, Map<string, string>> = {
  en: flat('en', english),
  id: flat('id', {
    window: idWindow,
    analyses: idAnalyses,
    ask: idAsk,
    chart: idChart,
    arrange: idArrange,
    map: idMap,
    inspector: idInspector,
    doctor: idDoctor,
    queue: idQueue,
    reviews: idReviews,
    figures: idFigures,
    gaps: idGaps,
    import: idImport,
    wizard: idWizard,
    export: idExport,
    interview: idInterview,
    know: idKnow,
    needs: idNeeds,
    photos: idPhotos,
    questions: idQuestions,
    renewal: idRenewal,
    scenario: idScenario,
    topic: idTopic,
    topics: idTopics,
  }),
};
