/* Filters the cases of the report page; without scripts the form stays hidden and every case is listed. */
const form = document.querySelector('#filter');
const cases = [...document.querySelectorAll('#cases > details')];
const count = document.querySelector('#count');
function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  const words = wanted.text.toLowerCase();
  let shown = 0;
  for (const item of cases) {
    const fits =
      ['verdict', 'lang', 'kind', 'expect', 'status'].every(
        (key) => !wanted[key] || item.dataset[key] === wanted[key],
      ) &&
      (words === '' || item.textContent.toLowerCase().includes(words));
    item.hidden = !fits;
    if (fits) shown += 1;
  }
  count.textContent = `${shown} of ${cases.length} cases`;
}
form.hidden = false;
form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());
filter();
