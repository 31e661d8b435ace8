/**
 * Programs that operations documents call, and the shell's own commands: the word alone says that a line is a
 * command. Words that are common English too (`find`, `make`, `time`) are in; prose is told by the rest of the line.
 */
export const commandNames: ReadonlySet<string> = new Set(
  `. : [ [[ alias bg bind builtin cd command declare deactivate dirs disown echo eval exec exit export
  fg hash help history jobs kill let local logout popd printf pushd pwd read readonly set shift shopt
  source suspend test trap true false type typeset ulimit umask unalias unset wait sudo su doas env time nohup nice
  ionice timeout xargs watch parallel setsid screen tmux script flock
  ls cat cp mv rm mkdir rmdir touch ln chmod chown chgrp stat file readlink realpath basename dirname find locate grep
  egrep fgrep rg ag sed awk gawk cut sort uniq tr wc head tail tee less more diff patch cmp comm join paste split
  csplit fold column nl rev tac seq shuf xxd od hexdump strings base64 md5sum sha1sum sha256sum sha512sum cksum jq yq
  tar gzip gunzip bzip2 bunzip2 xz unxz zip unzip zcat zstd cpio rsync scp sftp ftp 7z 7za dd mktemp truncate fallocate
  vi vim nano emacs ed crudini envsubst
  df du mount umount fdisk parted sfdisk sgdisk gdisk mkfs mkfs.ext4 mkfs.xfs fsck e2fsck xfs_repair xfs_growfs
  resize2fs tune2fs blkid lsblk lvs vgs pvs lvcreate lvremove lvextend lvresize lvdisplay lvchange vgcreate vgextend
  vgdisplay vgremove pvcreate pvresize pvdisplay pvremove mdadm swapon swapoff mkswap dmsetup cryptsetup wipefs
  partprobe camcontrol geli glabel gmirror gpart sysrc multipath iscsiadm smartctl hdparm nvme zpool zfs btrfs losetup drbdadm gluster rbd rados ceph cephadm
  ceph-volume ceph-mon ceph-osd ceph-deploy ceph-bluestore-tool ceph-objectstore-tool monmaptool radosgw-admin
  ps top htop pgrep pkill pidof killall free vmstat iostat sar mpstat lsof fuser strace ltrace gdb perf gcore uptime
  uname hostname hostnamectl whoami who w id groups whereis which last date timedatectl cal locale localectl localedef update-locale
  lscpu lspci lsusb lsmod modprobe insmod rmmod depmod dmidecode dmesg sysctl getconf tuned-adm reboot shutdown poweroff
  halt init telinit systemctl service chkconfig update-rc.d rc-service rc-update initctl
  journalctl logger logrotate loginctl systemd-analyze systemd-run crontab at
  useradd userdel usermod adduser deluser addgroup delgroup groupadd groupdel passwd chpasswd chsh gpasswd visudo
  getent chage setfacl getfacl setenforce getenforce semanage restorecon chcon setsebool chroot
  apt apt-get apt-cache apt-key apt-mark aptitude add-apt-repository dpkg dpkg-reconfigure debconf-set-selections yum
  dnf rpm zypper apk pacman emerge brew port snap flatpak pkg pkg_add microdnf subscription-manager update-alternatives
  update-grub update-initramfs dracut grub2-mkconfig do-release-upgrade needs-restarting yumdownloader createrepo
  pip pip2 pip3 pipx python python2 python3 virtualenv venv conda poetry uv tox pytest node npm npx yarn pnpm nvm ruby
  gem bundle rake rails perl cpan php composer artisan java javac keytool mvn gradle ant go cargo rustup make cmake gcc
  g++ ld ldd ldconfig ./configure git svn hg gpg gpg2 openssl certbot ssh ssh-keygen ssh-copy-id ssh-keyscan ssh-add
  ssh-agent sshpass curl wget http httpie nc ncat netcat telnet ping ping6 fping traceroute tracepath mtr dig nslookup host
  whois ip ifconfig route arp ss netstat ethtool iw nmcli ifup ifdown brctl bridge tc iptables ip6tables iptables-save
  iptables-restore nft ufw firewall-cmd ipset tcpdump nmap conntrack ovs-vsctl ovs-ofctl ovn-nbctl ovn-sbctl resolvectl
  docker docker-compose podman buildah skopeo crictl ctr nerdctl runc lxc lxc-ls lxc-attach lxc-start lxc-stop lxd
  virsh virt-install qemu-img qemu-system-x86_64 kvm vagrant packer terraform tofu ansible ansible-playbook
  ansible-galaxy ansible-vault ansible-inventory ansible-doc ansible-lint puppet chef-client knife salt salt-call
  salt-ssh kubectl k oc helm helmfile kustomize kubeadm k3s k3d kind minikube eksctl calicoctl cilium istioctl argocd
  velero etcdctl etcdutl flux kops rke rancher kubectx kubens stern virtctl nomad consul vault cosign crane syft trivy
  aws gcloud gsutil az doctl oci openstack nova neutron glance cinder keystone swift heat ironic baremetal nova-manage
  cinder-manage neutron-db-manage keystone-manage glance-manage kolla-ansible kolla-genpwd openstack-ansible
  openstack-config tripleo rally magnum manila designate barbican octavia xe xenstore
  mysql mysqldump mysqladmin mysqlcheck mysql_upgrade mysql_secure_installation mysqld_safe mariadb mariadb-dump
  mariadb-upgrade mariadb-admin mariabackup xtrabackup psql pg_dump pg_dumpall pg_restore pg_upgrade pg_ctl
  pg_ctlcluster pg_lsclusters pg_basebackup pg_upgradecluster pg_dropcluster createdb dropdb createuser dropuser
  vacuumdb reindexdb initdb pgloader pgbench sqlite3 mongo mongosh mongodump mongorestore mongod redis-cli redis-server
  cqlsh nodetool influx influxd clickhouse-client elasticsearch-plugin kafka-topics.sh rabbitmqctl rabbitmqadmin rabbitmq-plugins
  rabbitmq-server rabbitmq-diagnostics alembic nginx apachectl apache2ctl a2ensite a2dissite a2enmod a2dismod httpd
  haproxy varnishadm squid postfix postqueue postsuper newaliases sendmail mail doveadm slapcat slapadd ldapsearch
  ldapmodify ldapadd kinit klist kdestroy supervisorctl uwsgi gunicorn celery django-admin manage.py pm2 monit
  nagios prometheus promtool amtool grafana-cli grafana-server gitlab-ctl gitlab-rake gitlab-runner mattermost mmctl
  jenkins-cli promtail logcli fluentd filebeat gnt-cluster gnt-node gnt-instance gnt-backup gnt-group gnt-os gnt-job
  gnt-debug ganeti-watcher snf-manage st2 st2ctl cmk cloudmonkey drush wp occ pveversion pvecm qm pct zabbix_server
  pcs crm corosync-cfgtool crm_mon pcsd stonith_admin keepalived patronictl repmgr pgbouncer proxysql mysqlsh
  bash sh zsh ksh dash fish csh tcsh expect yes sleep
  nproc tput clear reset stty tty wall write mesg lsb_release dnsmasq rndc named-checkconf named-checkzone freeze thaw
  update-ca-certificates update-ca-trust openssl ntpq ntpdate chronyc hwclock sync blockdev badblocks`
    .split(/\s+/)
    .filter(name => name !== ''),
)
