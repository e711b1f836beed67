import { html, nothing } from '../../vendor/lit-html.js';
import { get, post, put } from '../../lib/api.js';
import { duration, number, octets, t } from '../../lib/i18n.js';
import { announce, repaint } from '../../lib/paint.js';
import { tasks } from '../../lib/task.js';
import { button, note, said, trouble } from '../../components/parts.js';
import { icon } from '../../components/icons.js';

// What would be copied and to where, drawn up without writing anything; where a folder goes, and whether, can be changed.
export function plan({ path, changed }) {
  const state = { plan: null, places: new Map(), left: new Set() };
  const work = tasks();
  // There may be none yet; the view waits for it, so that nothing moves when it comes.
  const first = get(`${path}/plan`).then(take, () => {});

  function take(drawn) {
    state.plan = drawn;
    state.places = new Map(drawn.choice.folders.map(each => [each.source, each.target]));
    state.left = new Set(drawn.choice.exclude);
    repaint();
  }

  const draw = () => work.run('plan', async () => { take(await post(`${path}/plan`)); announce(t('plan.drawn')); });

  const keep = () => work.run('mapping', async () => {
    const { choice } = state.plan;
    const folders = [...state.places].map(([source, target]) => ({ source, target }));
    await put(`${path}/mapping`, { include: choice.include, exclude: [...state.left], gmailLabels: choice.gmailLabels, folders,
      ...(choice.since ? { since: choice.since } : {}) });
    take(await post(`${path}/plan`));
    announce(t('plan.kept'));
    changed();
  });

  function move(source, event) {
    const target = event.target.value.trim();
    if (target && target !== source) {
      state.places.set(source, target);
    } else {
      state.places.delete(source);
    }
    repaint();
  }

  function leave(source, event) {
    if (event.target.checked) {
      state.left.delete(source);
    } else {
      state.left.add(source);
    }
    repaint();
  }

  function folder(each) {
    return html`<tr><td><label class="check"><input type="checkbox" .checked=${!state.left.has(each.source)} @change=${event => leave(each.source, event)}>
        <span><bdi dir="auto">${each.source}</bdi></span></label>${each.note ? html`<small class="soft">${said(each.note)}</small>` : nothing}
        ${each.collides ? html`<small class="is-bad">${icon('alert')}${t('plan.collides')}</small>` : nothing}
        ${each.tooLarge ? html`<small class="is-bad">${icon('alert')}${t('plan.too-large', { count: each.tooLarge })}</small>` : nothing}</td>
      <td><input class="target" dir="auto" aria-label=${t('plan.target', { folder: each.source })} .value=${state.places.get(each.source) ?? each.target} @change=${event => move(each.source, event)}></td>
      <td>${each.messages === undefined ? '?' : number(each.messages)}</td><td>${each.octets === undefined ? '?' : octets(each.octets)}</td></tr>`;
  }

  function drawn({ folders, leftOut, messages, octets: size, estimate, quota, octetsComplete }) {
    return html`<p><b>${t('plan.sum', { count: messages })}</b> · ${octets(size)} · ${t('plan.time', { time: duration(estimate.seconds) })}${octetsComplete ? nothing : html` · ${t('plan.incomplete')}`}</p>
      ${quota?.fits === false ? note('bad', t('plan.no-room'), html`<p>${t('plan.no-room.text', { limit: octets(quota.limitOctets ?? 0) })}</p>`) : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${t('plan.heading')}><table class="plan"><thead><tr>
        ${['folder', 'goes', 'messages', 'size'].map(each => html`<th scope="col">${t(`plan.${each}`)}</th>`)}</tr></thead>
        <tbody>${folders.map(folder)}${leftOut.filter(each => state.left.has(each.source)).map(each => folder({ ...each, target: each.source, note: each.why }))}</tbody></table></div>
      <div class="actions">${button({ text: t('plan.keep'), kind: 'primary', busy: work.busy('mapping'), click: keep })}
        ${button({ text: t('plan.again'), kind: 'quiet', shape: 'refresh', busy: work.busy('plan'), click: draw })}</div>`;
  }

  return {
    first,
    body: () => html`<section class="card"><h3>${t('plan.heading')}</h3><p class="soft">${t('plan.text')}</p>
      ${work.error('plan') ? trouble(work.error('plan')) : nothing}${work.error('mapping') ? trouble(work.error('mapping')) : nothing}
      ${state.plan ? drawn(state.plan) : html`<div class="actions">${button({ text: t('plan.draw'), shape: 'boxes', busy: work.busy('plan'), click: draw })}</div>`}</section>`,
  };
}
