package org.masakari.cli.keystone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.openstack.OpenStackService;
import org.masakari.cli.session.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code masakari keystone register}. */
@Command(
        name = "register",
        description = {
            "Puts the controllers into Keystone's catalog.",
            "Creates the service \"masakari\" of type instance-ha and its public, internal",
            "and admin endpoint at --url, and with --user the account that they work with.",
            "What is there already stays as it is. Needs an administrator's OS_ variables, or cloud."
        },
        footer = {
            "  masakari keystone register --url http://ha.example.org:15868 --dry-run",
            "  masakari keystone register --url http://10.0.0.5:15868 --public-url https://ha.example.org/v1",
            "  masakari keystone register --url http://10.0.0.5:15868 --region RegionOne --replace",
            "  masakari keystone register --url http://10.0.0.5:15868 --user masakari --password-file /root/masakari.password"
        })
public final class RegisterCommand implements Runnable {
    private final Session session;

    @Mixin private final EndpointOptions endpoints = new EndpointOptions();

    @ArgGroup(exclusive = false)
    private @Nullable AccountOptions account;

    @Option(
            names = "--replace",
            description = "Put them in the place of endpoints with another URL.")
    private boolean replace;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    public RegisterCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, String> urls = endpoints.urls(session);
        OpenStackService identity = session.keystone().identity();
        CatalogEntry entry = new CatalogEntry(identity);
        String region = entry.region(endpoints.region(session));
        List<Step> steps = new ArrayList<>(entry.registering(urls, region, replace));
        if (account != null) {
            String password =
                    session.secret(account.passwordFile, AccountOptions.PASSWORD_VARIABLE);
            steps.addAll(new Account(identity, account).registering(password));
        }
        new Steps(session, steps).carryOut(dryRun);
    }
}
