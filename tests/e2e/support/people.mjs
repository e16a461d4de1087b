// A staff list of any length, the same every time: each manager has five or six reports.

const GIVEN = [
  'Adi',
  'Budi',
  'Citra',
  'Dewi',
  'Eka',
  'Fajar',
  'Gita',
  'Hadi',
  'Indah',
  'Joko',
  'Kartika',
  'Lestari',
];
const FAMILY = [
  'Santoso',
  'Wijaya',
  'Siregar',
  'Nasution',
  'Halim',
  'Lubis',
  'Pratama',
  'Utami',
  'Saragih',
  'Kusuma',
];
const RANK = ['Director', 'Division Head', 'Department Head', 'Manager', 'Supervisor'];
/** Units are the branches at this depth below the head. */
const UNIT_DEPTH = 3;

/** CSV with id, name, title, unit and manager_id; people stand level by level. */
export function people(count) {
  const rows = ['id,name,title,unit,manager_id'];
  const depth = [0];
  const unit = [0];
  let manager = 0;
  let free = 0;
  for (let at = 0; at < count; at++) {
    if (at > 0) {
      depth.push(depth[manager] + 1);
      unit.push(depth[at] <= UNIT_DEPTH ? at : unit[manager]);
    }
    const name = `${GIVEN[(at * 7) % GIVEN.length]} ${FAMILY[(at * 13) % FAMILY.length]} ${at}`;
    const title = RANK[depth[at]] ?? 'Officer';
    rows.push(`P${at},${name},${title},Unit ${unit[at]},${at === 0 ? '' : `P${manager}`}`);
    if (at === 0) free = span(0);
    else if (--free === 0) free = span(++manager);
  }
  return `${rows.join('\n')}\n`;
}

function span(manager) {
  return 5 + ((manager * 2654435761) >>> 31);
}
