/* The curves of a report: a chart per measure, read with pointer, finger or arrow keys, cases shown or hidden by the buttons above. */
(() => {
  const { uPlot } = window;
  const data = JSON.parse(document.getElementById('curve-data').textContent);
  const charts = [];
  const HEIGHT = 230;
  const INK = 'rgb(28,28,30)';
  const GRID = 'rgb(232,232,236)';
  const FONT = '12px system-ui, sans-serif';

  const shown = data.cases.map(() => true);
  document.documentElement.classList.add('scripted');

  function number(value) {
    if (value === 0) return '0';
    const size = Math.abs(value);
    return size < 1e-3 || size >= 1e6
      ? value.toExponential(2).replace('-', '−')
      : String(Number(value.toPrecision(4))).replace('-', '−');
  }

  /** Index of the last sample of a case at or before an index of the joined times. */
  function lastKnown(column, index) {
    let k = index;
    while (k > 0 && column[k] === undefined) k--;
    return column[k];
  }

  function read(chart, reading, symbol) {
    const last = chart.data[0].length - 1;
    const index = chart.cursor.idx ?? last;
    const time = `${number(chart.data[0][index])} s`;
    const parts = data.cases.flatMap(({ label, colour }, k) => {
      const value = lastKnown(chart.data[k + 1], index);
      if (!shown[k] || value === null || value === undefined) return [];
      const part = document.createElement('span');
      const dot = document.createElement('i');
      dot.style.background = colour;
      part.append(dot, `${label} ${number(value)}`);
      part.title = `${label}: ${number(value)} ${symbol}`;
      return [part];
    });
    const head = document.createElement('b');
    head.textContent = time;
    reading.replaceChildren(head, ...parts);
  }

  function draw(figure) {
    const at = data.measures.findIndex(({ heading }) => heading === figure.dataset.measure);
    const { size, symbol } = data.measures[at];
    const box = figure.querySelector('.live');
    const reading = figure.querySelector('.reading');
    const columns = uPlot.join(
      data.cases.map(({ time, values }) => [time, values[at].map((value) => (value === null ? null : value / size))]),
    );
    const axis = { stroke: INK, font: FONT, grid: { stroke: GRID, width: 1 }, ticks: { stroke: GRID, width: 1 } };
    const chart = new uPlot(
      {
        width: Math.max(200, box.clientWidth),
        height: HEIGHT,
        legend: { show: false },
        scales: { x: { time: false } },
        cursor: { sync: { key: 'curves' }, drag: { x: false, y: false }, y: false },
        axes: [
          { ...axis, label: 'time [s]', labelFont: FONT, labelSize: 20, size: 30 },
          { ...axis, size: 58, values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : number(tick))) },
        ],
        series: [
          {},
          ...data.cases.map(({ label, colour, dashes }, k) => ({
            label,
            stroke: colour,
            width: 1.8,
            dash: dashes,
            show: shown[k],
            points: { show: columns[0].length < 40, size: 4, fill: colour },
          })),
        ],
        hooks: { setCursor: [(self) => read(self, reading, symbol)] },
      },
      columns,
      box,
    );
    read(chart, reading, symbol);
    const moveTo = (left) => chart.setCursor({ left, top: 10 }, true, true);
    chart.over.addEventListener('pointermove', (event) => {
      if (event.pointerType !== 'mouse') moveTo(event.clientX - chart.over.getBoundingClientRect().left);
    });
    box.addEventListener('keydown', ({ key }) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
      if (!step) return;
      const last = columns[0].length - 1;
      const index = Math.min(last, Math.max(0, (chart.cursor.idx ?? last) + step));
      moveTo(chart.valToPos(columns[0][index], 'x'));
    });
    new ResizeObserver(() => {
      if (box.clientWidth > 0 && Math.abs(box.clientWidth - chart.width) > 1)
        chart.setSize({ width: box.clientWidth, height: HEIGHT });
    }).observe(box);
    charts.push(chart);
  }

  for (const figure of document.querySelectorAll('.curve')) {
    const closed = figure.closest('details:not([open])');
    if (closed) closed.addEventListener('toggle', () => draw(figure), { once: true });
    else draw(figure);
  }

  for (const chip of document.querySelectorAll('.chip')) {
    chip.addEventListener('click', () => {
      const k = Number(chip.dataset.case);
      shown[k] = !shown[k];
      chip.setAttribute('aria-pressed', String(shown[k]));
      for (const chart of charts) {
        chart.setSeries(k + 1, { show: shown[k] });
        chart.setCursor({ left: -10, top: -10 });
      }
    });
  }
})();
