import { html, nothing } from '../../vendor/lit-html.js';
import { clock, duration, number, octets, t } from '../../lib/i18n.js';
import { said } from '../../components/parts.js';
import { icon } from '../../components/icons.js';
import { bar } from './progress.js';

// What did not get through, each with what its owner can do.
export function exceptions(move) {
  if (!move.exceptions.length) {
    return nothing;
  }
  return html`<section><h3>${t('exceptions.heading', { count: move.excepted + move.foldersRefused })}</h3>
    <ul class="exceptions">${move.exceptions.map(each => html`<li class="note wait">${icon('alert')}<div>
      <p class="note-heading">${t(`exception.${each.kind}`)}</p>
      <p class="soft"><bdi dir="auto">${each.folder}</bdi>${each.uid ? html` · ${t('exceptions.message', { uid: String(each.uid) })}` : nothing}</p>
      <p><q>${said(each.words)}</q></p>
      <div class="remedy"><p class="remedy-label">${t('finding.remedy')}</p><p>${said(each.advice)}</p></div>
      ${each.triedAgain ? html`<p class="soft">${t('exceptions.again')}</p>` : nothing}</div></li>`)}</ul>
    ${move.exceptionsAfter ? html`<p class="soft">${t('exceptions.more')}</p>` : nothing}</section>`;
}

// Folder by folder, where it goes and how far it is.
export function folders(move) {
  if (!move.folders.length) {
    return nothing;
  }
  return html`<section><h3>${t('folders.heading')}</h3><ul class="folders">${move.folders.map(each => html`<li>
    <div class="folder-name"><bdi dir="auto">${each.source}</bdi>${each.target === each.source ? nothing
      : html`<small>${icon('arrow')}<bdi dir="auto">${each.target}</bdi></small>`}</div>
    ${bar(each.found - each.left, each.found, each.source)}
    <small class="soft">${t('move.messages', { count: each.copied, found: each.found })} · ${octets(each.octets)}${each.octetsPerSecond
      ? html` · ${t('move.rate', { rate: octets(each.octetsPerSecond) })}` : nothing}${each.secondsLeft ? html` · ${t('move.left', { time: duration(each.secondsLeft) })}` : nothing}</small>
    </li>`)}</ul></section>`;
}

// The passes so far, the newest first.
export function passes(move) {
  if (!move.passes.length) {
    return nothing;
  }
  return html`<details><summary>${t('passes.heading', { count: move.passes.length })}</summary><div class="scroll" tabindex="0" role="region"
    aria-label=${t('passes.heading', { count: move.passes.length })}><table><thead><tr><th scope="col">${t('passes.kind')}</th><th scope="col">${t('paste.state')}</th>
      <th scope="col">${t('passes.started')}</th><th scope="col">${t('passes.new')}</th></tr></thead>
    <tbody>${move.passes.map(each => html`<tr><th scope="row">${t(`pass.${each.kind}`)}</th><td>${t(`pass.state.${each.state}`)}
      ${each.failure ? html`<small class="is-bad">${said(each.failure)}</small>` : nothing}</td><td>${clock(each.startedAt)}</td>
      <td>${number(each.newMessages)} · ${octets(each.newOctets)}</td></tr>`)}</tbody></table></div></details>`;
}
