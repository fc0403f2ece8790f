'use strict';

const byId = (id) => document.getElementById(id);
let mails = [];
let shown = null;

function matches(mail) {
  const words = byId('filter').value.trim().toLowerCase();
  return words === '' || `${mail.to} ${mail.subject}`.toLowerCase().includes(words);
}

function line(mail) {
  const button = document.createElement('button');
  const subject = document.createElement('strong');
  const about = document.createElement('span');
  subject.textContent = mail.subject || '(no subject)';
  about.textContent = `${mail.to} · ${new Date(mail.received_at).toLocaleTimeString()}`;
  button.append(subject, about);
  button.type = 'button';
  button.setAttribute('aria-current', String(mail.id === shown));
  button.addEventListener('click', () => show(mail));
  const item = document.createElement('li');
  item.append(button);
  return item;
}

function list() {
  const visible = mails.filter(matches);
  byId('mails').replaceChildren(...visible.map(line));
  byId('empty').hidden = visible.length > 0;
}

function show(mail) {
  shown = mail.id;
  byId('subject').textContent = mail.subject || '(no subject)';
  byId('from').textContent = mail.from;
  byId('to').textContent = mail.to;
  byId('received').textContent = new Date(mail.received_at).toLocaleString();
  byId('text').textContent = mail.text;
  byId('plain').open = mail.html === '';
  byId('html').hidden = mail.html === '';
  byId('html').src = mail.html === '' ? 'about:blank' : `/api/messages/${mail.id}/html`;
  byId('mail').hidden = false;
  list();
}

async function refresh() {
  try {
    const answer = await fetch('/api/messages');
    const now = await answer.json();
    if (JSON.stringify(now.map((mail) => mail.id)) !== JSON.stringify(mails.map((mail) => mail.id))) {
      mails = now;
      list();
    }
  } catch {
    // The platform is stopped or starting; the next round asks again.
  }
}

byId('filter').addEventListener('input', list);
byId('clear').addEventListener('click', async () => {
  await fetch('/api/messages', { method: 'DELETE' });
  byId('mail').hidden = true;
  shown = null;
  await refresh();
});
void refresh();
setInterval(refresh, 2000);
