"""The API by https, asked by Debian's curl and openstack command and by our own."""
import json

from cloudkit import node

from proof import claims, clients, owncontroller
from proof.runner import scenario
from proof.world import SEGMENT

WHERE, REGION = owncontroller.WHERE, "Tls"
FOLDER = "/run/tls"
CA = f"{FOLDER}/ca.pem"

# An authority, once; a certificate by it for that node, in place of the one that was there.
ISSUE = f"""
mkdir -p {FOLDER}; cd {FOLDER}
[ -e ca.key ] || openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=testbed -days 2 \
    -keyout ca.key -out ca.pem
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" \
    -keyout new.key -out new.csr
echo 'subjectAltName=DNS:{WHERE}' >san
openssl x509 -req -in new.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 1 -extfile san \
    -out new.pem
mv new.key server.key
mv new.pem server.pem
"""


@scenario("u", "TLS: clients trust the API by its authority only, and a renewed certificate is used")
def tls(world):
    _issue("first")
    with owncontroller.running(world, "auth = keystone", f"tls_cert_file = {FOLDER}/server.pem",
                               f"tls_key_file = {FOLDER}/server.key") as url:
        claims.equal(_curl("--cacert", CA, url), "200", "curl's status with the authority")
        claims.equal(_curl(url), "000", "curl's status without it")
        claims.equal(_curl(url.replace("https", "http")), "426", "the status without TLS")

        said = _ours("--url", url, "--os-cacert", CA, "segment", "list", "-o", "value")
        claims.that(SEGMENT in said.stdout, f"our own command says {said.stdout}{said.stderr}")
        doubts = _ours("--url", url, "segment", "list")
        claims.equal(doubts.returncode, 1, "its exit status without the authority")
        claims.that("was trusted" in doubts.stderr, f"without the authority: {doubts.stderr}")
        _openstack(url)

        _issue("renewed")
        world.await_true(lambda: "renewed" in _subject(), 90, "the renewed certificate to be used")
        claims.equal(_curl("--cacert", CA, url), "200", "curl's status after the renewal")


def _openstack(url):
    clients.create_region(REGION)
    registered = ("--url", url, "--os-cacert", CA)
    _ours("keystone", "register", *registered)
    try:
        listed = json.loads(clients.run_as("admin", REGION, "openstack", "segment", "list",
                                           "-f", "json", OS_CACERT=CA).stdout)
        claims.that(SEGMENT in [each["name"] for each in listed], f"openstack lists {listed}")
    finally:
        _ours("keystone", "unregister", *registered)


def _issue(name):
    node.run(WHERE, "sh", "-ec", ISSUE, "sh", name)


def _curl(*words):
    *options, url = words
    return node.run(WHERE, "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", *options,
                    f"{url}/", check=False).stdout


def _ours(*words):
    return clients.run_as("admin", REGION, "masakari", *words, check=False)


def _subject():
    return node.run(WHERE, "sh", "-c", f"openssl s_client -connect {WHERE}:{owncontroller.PORT}"
                    " </dev/null 2>/dev/null | openssl x509 -noout -subject", check=False).stdout
