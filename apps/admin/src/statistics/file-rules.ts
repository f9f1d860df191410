/** Of a file that tells bookings apart in several ways, one below the other, the rows of one of them. */
export function rowsBy(csv: string, by: string): string {
  const [heads = '', ...rows] = csv.split('\r\n');
  return [heads, ...rows.filter((row) => row.startsWith(`${by},`)), ''].join('\r\n');
}
