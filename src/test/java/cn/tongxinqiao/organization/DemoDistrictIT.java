package cn.tongxinqiao.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.IntegrationTest;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DemoDistrictIT {

    private static final int CLAIM_LIMIT = 3;

    /** Who handles what until somebody edits the routing table; LIFT until its own process exists. */
    private static final Map<String, Set<String>> ROUTED = Map.of(
            "T01", Set.of("DIS", "EMP"),
            "T02", Set.of("MED"),
            "T03", Set.of("LAW", "ILLB", "ENT"),
            "T04", Set.of("VET"),
            "T05", Set.of("PSY"),
            "T06", Set.of("ENV", "CUL"),
            "T07", Set.of("ELD"),
            "T08", Set.of("CHD"),
            "T09", Set.of("NBR", "PROP", "PARK", "FAC", "FIRE", "UTL", "OTH", "LIFT"));

    @Autowired
    private Organization organization;

    @Autowired
    private Members members;

    @Autowired
    private ReceivingDesk desk;

    @Autowired
    private OrganizationStart start;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void hasThirteenTownsNineTeamsAndFifteenCommunities() {
        assertThat(organization.ofKind(UnitKind.TOWN)).hasSize(13);
        assertThat(organization.ofKind(UnitKind.BRANCH)).hasSize(13);
        assertThat(organization.ofKind(UnitKind.TEAM)).hasSize(9);
        assertThat(organization.ofKind(UnitKind.DEPARTMENT)).hasSize(12);
        assertThat(organization.communities())
                .hasSize(15)
                .extracting(Unit::code)
                .contains("440118001901", "440118002901", "440118001902", "440118004902");
        assertThat(organization.compoundsOf("440118001901"))
                .extracting(Compound::name)
                .containsExactly("荔景花园（虚构）");
    }

    @Test
    void knowsWhereToWriteToAPersonAndKeepsTheAddressEncrypted() {
        assertThat(members.mailAddresses(List.of("community01", "brigade", "nobody")))
                .containsOnly(
                        Map.entry("community01", "community01@demo.example"),
                        Map.entry("brigade", "brigade@demo.example"));
        assertThat(jdbc.sql("select mail_address from member where id = 'community01'")
                        .query(String.class)
                        .single())
                .doesNotContain("demo.example");
    }

    @Test
    void keepsInEveryCommunityAWomanAndAManFreeToClaim() {
        for (Unit community : organization.communities()) {
            assertThat(freeIn(community.code()))
                    .as(community.name())
                    .extracting(Candidate::gender)
                    .contains(Gender.FEMALE, Gender.MALE);
        }
    }

    @Test
    void keepsInEveryTeamAWomanAndAManFreeToClaimEveryCategoryRoutedToIt() {
        ROUTED.forEach((team, categories) -> categories.forEach(category -> assertThat(freeIn(team))
                .as("%s %s", team, category)
                .filteredOn(person -> person.skills().contains(category))
                .extracting(Candidate::gender)
                .contains(Gender.FEMALE, Gender.MALE)));
    }

    @Test
    void showsEveryReasonNotToBeAllowedToClaimAndEveryStar() {
        List<Candidate> all = Stream.concat(
                        organization.communities().stream(), organization.ofKind(UnitKind.TEAM).stream())
                .flatMap(unit -> members.candidatesOf(unit.code()).stream())
                .filter(person -> person.role() == Role.MEMBER)
                .toList();

        assertThat(all).anyMatch(person -> !person.trained());
        assertThat(all).anyMatch(Candidate::suspended);
        assertThat(all).anyMatch(Candidate::complaintPending);
        assertThat(all).extracting(Candidate::ordersElsewhere).contains(0, 2, 3);
        assertThat(all)
                .extracting(Candidate::serviceHours)
                .contains(
                        new BigDecimal("95.0"),
                        new BigDecimal("100.0"),
                        new BigDecimal("299.5"),
                        new BigDecimal("300.0"),
                        new BigDecimal("1500.0"));
    }

    @Test
    void hasSomebodyOnDutyWhereverACaseCanArrive() {
        Stream.of(UnitKind.COMMUNITY, UnitKind.TEAM, UnitKind.BRIGADE, UnitKind.DEPARTMENT, UnitKind.TOWN)
                .flatMap(kind -> organization.ofKind(kind).stream())
                .forEach(unit -> assertThat(desk.resolve(unit.code()).standIn())
                        .as(unit.name())
                        .isFalse());
    }

    @Test
    void givesEveryAccountOfTheReadmeAPassword() {
        List<String> withPassword = jdbc.sql("select id_ from act_id_user where pwd_ is not null")
                .query(String.class)
                .list();

        assertThat(withPassword)
                .contains("admin", "clerk", "community01", "community02", "secretary01", "team01", "team09", "member01")
                .contains("brigade", "orgdept", "analyst", "housing", "police", "street01", "committee01")
                .contains("firma", "firmb", "firmc", "mediator", "callback", "publisher");
        assertThat(members.unitsOf("community01")).extracting(Unit::code).containsExactly("440118001901");
        assertThat(members.unitsOf("community02")).extracting(Unit::code).containsExactly("440118002901");
        assertThat(members.unitsOf("secretary01")).extracting(Unit::code).containsExactly("440118001901");
        assertThat(members.unitsOf("team09")).extracting(Unit::code).containsExactly("T09");
    }

    @Test
    void loadingItAgainChangesNothing() {
        Set<Map<String, Object>> before = everything();

        start.bringUp();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void loadingItAgainKeepsWhatWasChangedSince() {
        members.move("member04", "440118001901", "440118001902", Role.MEMBER);
        jdbc.sql("update org_unit set name = '仙泉新社区' where code = '440118107901'")
                .update();
        try {
            start.bringUp();

            assertThat(members.isMember("member04", "440118001901")).isFalse();
            assertThat(members.isMember("member04", "440118001902")).isTrue();
            assertThat(organization.unit("440118107901").name()).isEqualTo("仙泉新社区");
        } finally {
            members.move("member04", "440118001902", "440118001901", Role.MEMBER);
            jdbc.sql("update org_unit set name = '仙泉社区（虚构）' where code = '440118107901'")
                    .update();
            start.bringUp();
        }
    }

    private List<Candidate> freeIn(String unit) {
        return members.candidatesOf(unit).stream()
                .filter(person -> person.role() == Role.MEMBER && person.active() && person.trained())
                .filter(person -> !person.suspended() && !person.complaintPending())
                .filter(person -> person.ordersElsewhere() < CLAIM_LIMIT)
                .toList();
    }

    private Set<Map<String, Object>> everything() {
        Set<Map<String, Object>> rows = new HashSet<>();
        for (String table : List.of(
                "org_unit",
                "compound",
                "member",
                "membership",
                "act_id_user",
                "act_id_membership",
                "act_id_tenant_member")) {
            jdbc.sql("select '" + table + "' as source, t::text as content from " + table + " t")
                    .query()
                    .listOfRows()
                    .forEach(rows::add);
        }
        return rows;
    }
}
