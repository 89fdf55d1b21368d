package cn.tongxinqiao.organization;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads units, compounds and people from tables in text files. What exists already stays as it is, so that loading again
 * never undoes a later change.
 */
@Component
class OrganizationFiles {

    private final ResourceLoader resources;
    private final JdbcClient jdbc;
    private final Organization organization;
    private final Members members;

    OrganizationFiles(ResourceLoader resources, JdbcClient jdbc, Organization organization, Members members) {
        this.resources = resources;
        this.jdbc = jdbc;
        this.organization = organization;
        this.members = members;
    }

    /**
     * Loads the files of a folder; a file that is not there is skipped.
     *
     * @param folder resource location ending in a slash
     * @return ids of the people that are new
     */
    List<String> load(String folder) {
        read(folder + "units.csv").forEach(this::addUnit);
        read(folder + "compounds.csv").forEach(this::addCompound);
        List<String> added = new ArrayList<>();
        read(folder + "people.csv").forEach(row -> {
            if (addPerson(row)) {
                added.add(row.text("id"));
            }
        });
        return added;
    }

    private void addUnit(TextTable.Row row) {
        jdbc.sql("""
                        insert into org_unit (code, kind, name, superior_code, corps_number) values (?, ?, ?, ?, ?)
                        on conflict (code) do nothing
                        """)
                .params(row.text("code"), UnitKind.valueOf(row.text("kind")).name(), row.text("name"))
                .params(row.textOrNull("superior"), row.textOrNull("corps_number"))
                .update();
    }

    private void addCompound(TextTable.Row row) {
        jdbc.sql("insert into compound (code, name, community_code) values (?, ?, ?) on conflict (code) do nothing")
                .params(row.text("code"), row.text("name"), row.text("community"))
                .update();
    }

    private boolean addPerson(TextTable.Row row) {
        String id = row.text("id");
        boolean added = members.insert(new NewMember(
                id,
                row.text("name"),
                Gender.valueOf(row.text("gender")),
                row.flag("trained"),
                Set.copyOf(row.words("skills")),
                new BigDecimal(row.text("hours")),
                Integer.parseInt(row.text("orders_elsewhere"))));
        if (added) {
            addStanding(id, row);
            members.reachBy(id, row.textOrNull("email"));
            for (String membership : row.words("memberships")) {
                String[] parts = membership.split(":");
                members.open(id, organization.unit(parts[0]), Role.valueOf(parts[1]));
            }
        }
        return added;
    }

    private void addStanding(String id, TextTable.Row row) {
        String suspendedUntil = row.textOrNull("suspended_until");
        jdbc.sql("update member set suspended_until = ?, complaint_pending = ? where id = ?")
                .params(suspendedUntil == null ? null : LocalDate.parse(suspendedUntil), row.flag("complaint"), id)
                .update();
    }

    private List<TextTable.Row> read(String location) {
        Resource resource = resources.getResource(location);
        return resource.exists() ? TextTable.read(resource, location) : List.of();
    }
}
