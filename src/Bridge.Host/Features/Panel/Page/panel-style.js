// The panel's own style. Pages set colours and type by the properties that begin with --mls.

export const style = new CSSStyleSheet();
style.replaceSync(`
:host {
  display: block; color-scheme: light dark; container-type: inline-size; max-width: 46rem;
  --back: var(--mls-back, light-dark(#ffffff, #181f27)); --line: var(--mls-line, light-dark(#d5dbe1, #313b46));
  --edge: light-dark(#79848f, #75808b); --text: var(--mls-text, light-dark(#17202a, #e6ebf0)); --dim: light-dark(#56616c, #a3aeb9);
  --act: var(--mls-accent, light-dark(#0b57a4, #7cb7f5)); --on-act: var(--mls-on-accent, light-dark(#ffffff, #0f1419));
  --ok: light-dark(#11692f, #5fd085); --wait: light-dark(#7a4d00, #eabf5a); --bad: light-dark(#a8201a, #ff958c);
  color: var(--text); font: 1rem/1.5 var(--mls-font, system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif);
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.panel { background: var(--back); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; }
h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
h2 { font-size: 1.25rem; line-height: 1.3; text-wrap: balance; overflow-wrap: anywhere; }
h2:focus { outline: none; }
h3 { font-size: 1rem; margin-top: 1.25rem; }
.dim, small { color: var(--dim); font-size: .875rem; }
.row { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .5rem 1rem; }
ul, ol { list-style: none; display: grid; gap: .5rem; margin-top: .75rem; }
.note { margin-top: .75rem; padding: .6rem .8rem; border-left: .25rem solid var(--tone, var(--dim)); border-radius: .25rem;
  background: color-mix(in srgb, var(--tone, var(--dim)) 10%, var(--back)); overflow-wrap: anywhere; }
.panel > .note:first-child { margin: 0 0 .75rem; }
.note.ok { --tone: var(--ok); } .note.wait { --tone: var(--wait); } .note.bad { --tone: var(--bad); }
.ticket { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; width: 100%; min-height: 3rem; padding: .6rem .8rem; text-align: left;
  background: none; border: 1px solid var(--line); border-radius: .5rem; color: inherit; font: inherit; cursor: pointer; }
.ticket:hover { border-color: var(--act); }
.ticket b { overflow-wrap: anywhere; }
.ticket small { grid-column: 1; }
.state { color: var(--tone, var(--text)); font-weight: 600; font-size: .9375rem; white-space: nowrap; }
.state.ok { --tone: var(--ok); } .state.wait { --tone: var(--wait); } .state.bad { --tone: var(--bad); }
button.act, a.act { display: inline-block; min-height: 2.75rem; padding: .55rem 1.1rem; border: 1px solid var(--act); border-radius: .5rem; background: var(--act);
  color: var(--on-act); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
button.plain { min-height: 2.75rem; padding: .4rem 0; border: 0; background: none; color: var(--act); font: inherit; text-decoration: underline; text-underline-offset: .2em; cursor: pointer; }
button[disabled] { opacity: .6; cursor: default; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; border-radius: .3rem; }
form { display: grid; gap: 1rem; margin-top: 1rem; justify-items: start; }
label { display: grid; gap: .3rem; width: 100%; font-weight: 600; }
label small { font-weight: 400; color: var(--bad); }
label small:empty { display: none; }
.hint { font-weight: 400; font-size: .875rem; color: var(--dim); }
input[type=file] { padding: .45rem; font-size: .9375rem; }
input, select, textarea { width: 100%; min-height: 2.75rem; padding: .5rem .7rem; border: 1px solid var(--edge); border-radius: .5rem; background: transparent; color: inherit; font: inherit; font-weight: 400; }
option { background: var(--back); color: var(--text); }
textarea { min-height: 8rem; resize: vertical; }
[aria-invalid=true] { border-color: var(--bad); border-width: 2px; }
.said { padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .5rem; overflow-wrap: anywhere; white-space: pre-wrap; }
.said.mine { margin-left: min(2rem, 8cqi); background: color-mix(in srgb, var(--act) 8%, var(--back)); }
.said header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; font-weight: 600; white-space: normal; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@container (max-width: 24rem) { .panel { padding: 1rem .9rem; } .ticket { grid-template-columns: 1fr; } }
@media (forced-colors: active) { .panel, .ticket, .said { border: 1px solid; } }
`);
