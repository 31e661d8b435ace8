import { describe, expect, test } from 'vitest'
import { placeholdersOf } from '../shared-corpus.ts'
import { markdown, rst } from '../reading.ts'

type Case = readonly [command: string, ...texts: string[]]

/** What you must replace in a command that has a prompt before it. */
const found = (command: string) =>
  placeholdersOf(markdown(`Do this:\n\n\`\`\`console\n$ ${command}\n\`\`\`\n`))
    .filter(({ where }) => where === 'command')
    .map(({ text }) => text)

const finds = (cases: readonly Case[]) =>
  test.each(cases.map(([command, ...texts]) => ({ command, texts })))('$command', ({ command, texts }) => {
    expect(found(command)).toEqual(texts)
  })

describe('what a shell would take for a default value or not at all', () => {
  finds([
    ['dropdb ${db-instance-name}', '${db-instance-name}'],
    ['ssh ${host-name} uptime', '${host-name}'],
    ['ssh ops@${bastion-host}', '${bastion-host}'],
    ['curl https://${api-host}/health', '${api-host}'],
    ['aws rds reboot --id "${db-instance-id}"', '${db-instance-id}'],
    ['tool --name=${app name}', '${app name}'],
    ['cp ${path.to.file} /srv', '${path.to.file}'],
    ['kubectl -n ${ns-of-app} get pod ${pod-name}', '${ns-of-app}', '${pod-name}'],
    ['export TARGET=${target-host}', '${target-host}'],
    ['tar xf app-${app-version}.tgz', '${app-version}'],
    ['echo ${HOME-/root} ${EDITOR:-vi} ${1-none}'],
    ['port=80; echo ${port-http}'],
    ['echo ${LOG_LEVEL-info}'],
    ['echo ${#list} ${name%-*} ${name//-/_}; name=x'],
  ])
})

describe('template languages of pages', () => {
  finds([
    ['wget https://get.test/tool-{{< version >}}.tgz', '{{< version >}}'],
    ['tool --tag {{< param "release" >}}', '{{< param "release" >}}'],
    ['git checkout {{% branch %}}', '{{% branch %}}'],
    ['pip install app=={{ version }}', '{{ version }}'],
    ['ssh {{ site.host }}', '{{ site.host }}'],
    ['ssh {{host}}', '{{host}}'],
    ['{{ home }}/bin/tool start', '{{ home }}'],
    ['cd {{ app_dir | default("app") }}', '{{ app_dir | default("app") }}'],
    ['docker pull web:{{page.tag}}', '{{page.tag}}'],
    ['kubectl apply -f {{< file >}} -n {{< ns >}}', '{{< file >}}', '{{< ns >}}'],
    [`docker ps --format '{{.Names}}'`],
    [`kubectl get pod -o go-template='{{range .items}}{{.name}}{{end}}'`],
    [`ansible all -a 'echo {{ inventory }}'`],
    ['echo {a,b}{{1..3},x}'],
  ])
})

describe('letters where digits belong', () => {
  finds([
    ['ping NNN.NNN.NNN.NNN', 'NNN.NNN.NNN.NNN'],
    ['ssh root@nnn.nnn.nnn.nnn', 'nnn.nnn.nnn.nnn'],
    ['ping xxx.xxx.xxx.xxx', 'xxx.xxx.xxx.xxx'],
    ['ping xx.xx.xx.xx', 'xx.xx.xx.xx'],
    ['ping a.b.c.d', 'a.b.c.d'],
    ['ping aaa.bbb.ccc.ddd', 'aaa.bbb.ccc.ddd'],
    ['curl http://x.x.x.x:80/', 'x.x.x.x'],
    ['curl http://10.0.x.x/', '10.0.x.x'],
    ['pip install app==vX.Y.Zfoo1', 'vX.Y.Zfoo1'],
    ['git tag vX.Y.Zrc2', 'vX.Y.Zrc2'],
    ['git tag X.Y.Zb1', 'X.Y.Zb1'],
    ['git checkout vX.Y.Z', 'X.Y.Z'],
    ['cd server-13.x.x/upgrade', '13.x.x'],
    ['cd server-13.2.x', '13.2.x'],
    ['tar xf app-1.y.z.tar.gz', '1.y.z'],
    ['yum install app-2.x.y', '2.x.y'],
    ['grep xfs /etc/fstab'],
    ['ls a.b'],
    ['nano n.n'.replace('n.n', 'notes.txt')],
  ])
})

describe('a series of versions by its name is none', () => {
  finds([
    ['git checkout 1.16.x'],
    ['git checkout -b fix origin/1.16.x'],
    ['curl -LO https://docs.test/1.16.x/install.yaml'],
    ['kubectl apply -f https://raw.test/app/release-1.16.x/all.yaml'],
    ['wget https://get.test/app-1.x.repo'],
    [`sed -i 's/1.15.x/1.16.x/' values.yaml`],
    [`sed -e "s|1.16.x|1.17.x|g" a b`],
    ['sed s/1.16.x/1.17.x/ a'],
    [`grep '1.16.x' CHANGES`],
    [`awk '/1.16.x/ {print}' CHANGES`],
    ['helm upgrade app ./app --version 1.16.x', '1.16.x'],
    ['curl http://10.1.x.x/', '10.1.x.x'],
  ])
})

describe('angles of readers, not of shells', () => {
  finds([
    ['psql -U <DB-USER> -d <DB>', '<DB-USER>', '<DB>'],
    ['psql -U <DB-USER> -d <DB> < dump.sql', '<DB-USER>', '<DB>'],
    ['psql -U <user> -d <db> > out.txt', '<user>', '<db>'],
    ['mysql -u<user> -p<password> <db>', '<user>', '<password>', '<db>'],
    ['certbot --email <me@example.com>', '<me@example.com>'],
    ['mail -s down <ops@your.org>', '<ops@your.org>'],
    ['<APP_HOME>/bin/tool start', '<APP_HOME>'],
    ['name=<e.g. nightly>', '<e.g. nightly>'],
    ['make build name=<e.g. nightly> jobs=<n>', '<e.g. nightly>', '<n>'],
    ['gluster volume get <all|VOLNAME> op-version', '<all|VOLNAME>'],
    ['kubectl label node <node> <key>=<value>', '<node>', '<key>', '<value>'],
    ['kubectl label node <node> <key=value>', '<node>', '<key=value>'],
    ['st2 pack install <url>=<list>>', '<url>', '<list>'],
    ['echo <name>>names', '<name>'],
    ['psql "postgres://<user>:<pw>@<host>/<db>"', '<user>', '<pw>', '<host>', '<db>'],
    ['sort <in.txt >out.txt'],
    ['sort <in.txt >>out.txt'],
    ['sort <in.txt>>out.txt'],
    ['psql -d app <dump.sql 2>err.txt'],
    ['git commit --author="Ann <ann@tools.org>" -m x'],
    ['cat <<EOF>>/etc/fstab\na\nEOF'],
  ])
})

describe('brackets', () => {
  finds([
    ['[home]/bin/tool start', '[home]'],
    ['cd [folder of the app]', '[folder of the app]'],
    ['cd /srv/[app-folder]/bin', '[app-folder]'],
    ['ssh [user-name]@[host-name]', '[user-name]', '[host-name]'],
    ['etcdctl put a [LARGE VALUE...]', '[LARGE VALUE...]'],
    ['export NAME=[the name]', '[the name]'],
    ['tar xf [the file] -C [a folder]', '[the file]', '[a folder]'],
    ['curl "https://[your-host]/health"', '[your-host]'],
    ['kill [PID]', '[PID]'],
    ['tool start [options]', '[options]'],
    ['ls [a-z]*.txt'],
    ['[ -d /srv ] && ls'],
    ['curl -g "http://[::1]:80/"'],
    [`grep '[error]' log`],
  ])
})

describe('words that say what belongs there', () => {
  finds([
    ['ceph osd pool rm pool-name', 'pool-name'],
    ['ceph osd out osd_id', 'osd_id'],
    ['gluster volume heal volume-name info', 'volume-name'],
    ['kubectl drain node_name', 'node_name'],
    ['ssh root@server-ip', 'server-ip'],
    ['dropdb database_name', 'database_name'],
    ['docker rm container-id', 'container-id'],
    ['tool -i INVENTORY', 'INVENTORY'],
    ['tool --dir SOMEDIR', 'SOMEDIR'],
    ['tool --dir MYCONFIGDIR', 'MYCONFIGDIR'],
    ['kubectl drain NODE-NAME', 'NODE-NAME'],
    ['tool --token your_token_here', 'your_token_here'],
    ['tool --token TOKEN_HERE', 'TOKEN_HERE'],
    [`tool --why 'PUT THE NAME OF YOUR TEAM'`, 'PUT THE NAME OF YOUR TEAM'],
    [`mysql -e "select id from a where b = '_id_from_step_2_'"`, '_id_from_step_2_'],
    ['./configure --prefix=@PREFIX@', '@PREFIX@'],
    ['kubectl get pods --sort-by pod-name'],
    [`psql -c "SELECT user_name FROM users"`],
    ['ps -o user_name'],
    ['ansible-playbook -i hosts site.yml'],
    ['ansible all -i inventory -m ping'],
    ['mysqladmin status'],
    ['rpm --import /etc/pki/RPM-GPG-KEY'],
    ['systemctl restart network-manager'],
  ])
})

describe('where the shell fills in what lies below a path', () => {
  finds([
    ['ls /path/to/logs/*.log', '/path/to/logs/'],
    ['cp -r /path/to/role/\\* .', '/path/to/role/'],
    ['cp -r /path/to/role/ .', '/path/to/role/'],
    ['cd /some/path', '/some/path'],
    ['cd /your/directory/bin', '/your/directory/bin'],
    ['ls /some/where'],
  ])
})

describe('bars that the page replaces', () => {
  const inLiteral = (command: string) =>
    placeholdersOf(rst(`Do this:\n\n.. parsed-literal::\n\n   $ ${command}\n`)).map(({ text }) => text)
  test.each([
    ['|restart|', ['|restart|']],
    ['cd |home|/src', ['|home|']],
    ['git checkout |tag|', ['|tag|']],
    ['pip install app==|version|', ['|version|']],
    ['tool -c |conf| -v |level|', ['|conf|', '|level|']],
  ])('%s', (command, texts) => {
    expect(inLiteral(command)).toEqual(texts)
  })
  finds([['ps |grep| wc'], ['cat a|sort|uniq']])
})

describe('more words that say what belongs there', () => {
  finds([
    ['borg check REPO', 'REPO'],
    ['borg mount REPO::ARCHIVE MOUNTPOINT', 'REPO', 'ARCHIVE', 'MOUNTPOINT'],
    ['ssh NODE1 uptime', 'NODE1'],
    ['gluster volume stop VOLNAME', 'VOLNAME'],
    ['gluster volume stop volname', 'volname'],
    ['dropdb dbname', 'dbname'],
    ['git reset --hard THATHASH', 'THATHASH'],
    ['mv oldname newname', 'oldname', 'newname'],
    [`echo 'your secret key' > key`, 'your secret key'],
    ['echo "your disk is full now"'],
    [`kubectl get pv | grep '<none>'`],
    ['ls -l MYSQL'],
    ['hostname'],
    ['facter hostname'],
    ['etcdctl member list'],
    ['redis-cli -h HOST ping', 'HOST'],
    ['nc -s NODE db 80'],
    ['nc --source NODE db 80', 'NODE'],
    ['redis-cli CLUSTER info'],
    ['lsblk -o NAME'],
    ['rabbitmqctl set_cluster_name east'],
    [`X="$(swift auth | awk -F = '/NODE_NAME/ {print $2}')"`],
    ['ssh $(cat host) kill PID', 'PID'],
    ['rabbitmqctl enable_feature_flag <all | name>', '<all | name>'],
    ['iptables -A INPUT -j ACCEPT'],
  ])
})

test.each([
  ['ceph osd pool rm pool-name', 'pool-name only says what belongs here: write the real one.'],
  ['tool --pool pool-name', 'pool-name only says what --pool asks for: write the real one.'],
  ['tool --pool <pool>', '<pool> stands for a value: replace it, brackets and all.'],
  ['tool ${pool-name}', '${pool-name} names a value, and a shell would read something else: fill it in.'],
])('why something is a placeholder in %s', (command, reason) => {
  expect(markdown(`\`\`\`console\n$ ${command}\n\`\`\`\n`).placeholders.map(each => each.reason)).toEqual([reason])
})
