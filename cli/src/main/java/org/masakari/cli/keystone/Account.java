package org.masakari.cli.keystone;

import static org.masakari.cli.keystone.CatalogEntry.encoded;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.openstack.OpenStackService;

/** The user that the controllers work with, and its role in a project. */
final class Account {
    private final OpenStackService identity;
    private final AccountOptions wanted;
    private final String domain;
    private final String project;
    private final String role;
    private String user;

    /**
     * What Keystone has of it.
     *
     * @throws Failure if the domain, the project or the role does not exist
     */
    Account(OpenStackService identity, AccountOptions wanted) {
        this.identity = identity;
        this.wanted = wanted;
        this.domain = existing("domain", wanted.domain, "");
        this.project = existing("project", wanted.project, inDomain());
        this.role = existing("role", wanted.role, "");
        this.user = find("user", wanted.user, inDomain());
    }

    /**
     * What makes it so.
     *
     * @param password a new user's; null if none was given
     * @throws Failure if the user has to be created and there is no password
     */
    List<Step> registering(@Nullable String password) {
        return List.of(userStep(password), roleStep());
    }

    private Step userStep(@Nullable String password) {
        if (!user.isEmpty()) {
            return Step.alreadySo("user", wanted.user, "in domain " + wanted.domain);
        }
        if (password == null || password.isEmpty()) {
            throw new Failure(
                    Exit.USAGE,
                    "user " + wanted.user + " does not exist, and no password is given for it",
                    "the user's name is mistyped, or it is a new one",
                    "nothing was changed",
                    "write its password to a file for --password-file, or set "
                            + AccountOptions.PASSWORD_VARIABLE);
        }
        return Step.create(
                "user", wanted.user, "in domain " + wanted.domain, () -> create(password));
    }

    private void create(String password) {
        Map<String, Object> body =
                Map.of(
                        "name", wanted.user,
                        "password", password,
                        "domain_id", domain,
                        "default_project_id", project);
        user = identity.post("/users", Map.of("user", body)).path("user").path("id").asText();
    }

    private Step roleStep() {
        String place = "of " + wanted.user + " in project " + wanted.project;
        return hasRole()
                ? Step.alreadySo("role", wanted.role, place)
                : Step.create("role", wanted.role, place, this::assign);
    }

    private boolean hasRole() {
        String query =
                "/role_assignments?user.id=%s&role.id=%s&scope.project.id=%s"
                        .formatted(user, role, project);
        return !user.isEmpty() && !identity.get(query).path("role_assignments").isEmpty();
    }

    private void assign() {
        identity.put("/projects/%s/users/%s/roles/%s".formatted(project, user, role));
    }

    private String inDomain() {
        return "&domain_id=" + domain;
    }

    private String existing(String kind, String name, String filter) {
        String id = find(kind, name, filter);
        if (id.isEmpty()) {
            throw Failure.notFound(
                    "Keystone has no " + kind + " \"" + name + "\"",
                    "a mistyped name, or this cloud has another one",
                    "name one that \"openstack " + kind + " list\" shows with --" + kind);
        }
        return id;
    }

    /** The id of what has that name; empty if there is none. */
    private String find(String kind, String name, String filter) {
        return identity.get("/" + kind + "s?name=" + encoded(name) + filter)
                .path(kind + "s")
                .path(0)
                .path("id")
                .asText();
    }
}
