import { chmod, chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

import getPort from 'get-port';

import type { NewCredential } from '../../../tools/n8n/n8n-api.ts';
import type { Programs } from '../../../tools/n8n/programs.ts';
import { until } from '../until';

/** A mailbox on a real IMAP server, which takes mails from a file. */
export interface Mailbox {
	/** For n8n's e-mail trigger. */
	readonly credential: NewCredential;
	/** Puts a mail into the inbox, as a mail server does when one comes in. */
	deliver(mail: Buffer): Promise<void>;
	close(): Promise<void>;
}

/** Where Debian has it; it is on the path of root alone. */
export const DOVECOT = '/usr/sbin/dovecot';
const USER = 'invoices';
const PASSWORD = 'paper';
const GRACE_MS = 5_000;
/** Dovecot serves no mail to root: what belongs to nobody does. */
const NOBODY = 65_534;

const isRoot = userInfo().uid === 0;
const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : userInfo();
/** Its parts run as users of their own, which only root can arrange. */
const WITHOUT_ROOT = `
default_login_user = ${userInfo().username}
default_internal_user = ${userInfo().username}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}`;

const configOf = (folder: string, port: number): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = /dev/stderr
protocols = imap
mailbox_idle_check_interval = 1 secs
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain
first_valid_uid = 1
mail_location = maildir:~/Maildir
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
${isRoot ? '' : WITHOUT_ROOT}
`;

const answers = (port: number): Promise<boolean> =>
	new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		const end = (is: boolean) => () => {
			socket.destroy();
			resolve(is);
		};
		socket.once('data', end(true));
		socket.once('error', end(false));
	});

/** Starts Debian's Dovecot on loopback, with one user and an empty inbox. */
export async function startMailbox(programs: Programs): Promise<Mailbox> {
	const folder = await mkdtemp(join(tmpdir(), 'space-ocr-mail-'));
	// the mail server reads it as another user
	await chmod(folder, 0o755);
	const home = join(folder, 'home');
	const port = await getPort();
	await mkdir(home);
	await chown(home, owner.uid, owner.gid);
	await writeFile(join(folder, 'dovecot.conf'), configOf(folder, port));
	await writeFile(
		join(folder, 'users'),
		`${USER}:{PLAIN}${PASSWORD}:${owner.uid}:${owner.gid}::${home}\n`,
	);
	const dovecot = programs.start({
		name: 'dovecot',
		command: DOVECOT,
		args: ['-F', '-c', join(folder, 'dovecot.conf')],
		cwd: folder,
		env: process.env,
		logFile: join(folder, 'dovecot.log'),
		graceMs: GRACE_MS,
	});
	await until('dovecot answers', () => answers(port));

	const inbox = join(home, 'Maildir');
	for (const part of [inbox, ...['tmp', 'new', 'cur'].map((name) => join(inbox, name))]) {
		await mkdir(part, { recursive: true });
		await chown(part, owner.uid, owner.gid);
	}
	let delivered = 0;
	return {
		credential: {
			name: 'Invoices mailbox',
			type: 'imap',
			data: {
				user: USER,
				password: PASSWORD,
				host: '127.0.0.1',
				port,
				secure: false,
				allowUnauthorizedCerts: false,
			},
		},
		async deliver(mail) {
			delivered++;
			const name = `${delivered}.mail`;
			const file = join(inbox, 'tmp', name);
			await writeFile(file, mail);
			await chown(file, owner.uid, owner.gid);
			// only a whole mail shows in the inbox
			await rename(file, join(inbox, 'new', name));
		},
		async close() {
			await dovecot.stop(GRACE_MS);
			await rm(folder, { recursive: true, force: true });
		},
	};
}
