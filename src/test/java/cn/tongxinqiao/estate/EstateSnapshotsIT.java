package cn.tongxinqiao.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.tongxinqiao.IntegrationTest;
import cn.tongxinqiao.access.SignedIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class EstateSnapshotsIT {

    private static final SignedIn WORKER = new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    private static final SignedIn STRANGER =
            new SignedIn("community02", Set.of("role-staff", "community-440118002901"));
    private static final Scope DEMO = new Scope("LJHY", "LJHY-3", "1单元");

    @Autowired
    private EstateRegister register;

    @Autowired
    private EstateSnapshots snapshots;

    @Autowired
    private OwnerContacts contacts;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theDemoBuildingIsTheOneOfTheBook() {
        List<RegisteredHome> homes = register.homes(DEMO);

        assertThat(register.building("LJHY-3")).isEqualTo(new Building("LJHY-3", "LJHY", "荔景花园3栋", 9, false));
        assertThat(homes).hasSize(36);
        assertThat(homes.stream().map(RegisteredHome::party).distinct()).hasSize(35);
        assertThat(homes.stream().map(home -> home.home().area()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("2957.40");
        Map<String, String> names =
                homes.stream().collect(Collectors.toMap(home -> home.home().number(), RegisteredHome::names));
        assertThat(names.get("304")).isEqualTo("谢**、韦**");
        assertThat(names.get("801")).isEqualTo(names.get("802"));
    }

    @Test
    void aSnapshotHoldsWhatStoodAndTakingItAgainGivesTheSame() {
        Snapshot first = snapshots.take(DEMO, "EstateSnapshotsIT-1", WORKER);
        Snapshot again = snapshots.take(DEMO, "EstateSnapshotsIT-1", WORKER);

        assertThat(again).isEqualTo(first);
        assertThat(snapshots.get(first.id())).isEqualTo(first);
        assertThat(first.homes()).hasSize(36);
        assertThat(first.sha256()).matches("[0-9a-f]{64}");
        assertThat(snapshots.isIntact(first.id())).isTrue();
        assertThatThrownBy(() -> snapshots.take(Scope.whole("LJHY"), "EstateSnapshotsIT-1", WORKER))
                .isInstanceOf(SnapshotRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update estate_snapshot_home set area = 1",
                "delete from estate_snapshot_home",
                "update estate_snapshot_party set masked = 'x'",
                "delete from estate_snapshot",
                "update estate_snapshot set sha256 = 'x'",
                "truncate estate_snapshot cascade",
                "insert into estate_snapshot_home select snapshot, home + 1000000, building, entrance, number, floor, area, party from estate_snapshot_home",
                "update estate_change set reason = 'x'"
            })
    void theDatabaseRefusesToChangeASnapshot(String statement) {
        snapshots.take(DEMO, "EstateSnapshotsIT-2", WORKER);

        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageMatching("(?s).*(never change|is closed).*");
    }

    @Test
    void namesInClearNeedAReasonAndAReader() {
        Snapshot taken = snapshots.take(DEMO, "EstateSnapshotsIT-3", WORKER);
        UUID couple = taken.homes().stream()
                .filter(home -> home.number().equals("304"))
                .findFirst()
                .orElseThrow()
                .party();

        assertThat(snapshots.names(taken.id(), WORKER, "核对选票签名"))
                .hasSize(35)
                .hasEntrySatisfying(
                        couple, names -> assertThat(names).startsWith("谢").contains("、韦浩然"));
        assertThatThrownBy(() -> snapshots.names(taken.id(), WORKER, " ")).isInstanceOf(EstateReadWithoutReason.class);
        assertThatThrownBy(() -> snapshots.names(taken.id(), STRANGER, "核对选票签名"))
                .isInstanceOf(UnknownEstate.class);
        assertThat(jdbc.sql("select count(*) from audit_entry where kind = 'REVEAL' and subject_id = ?")
                        .param(taken.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void contactsAreShownToReadersForAReason() {
        UUID party = register.homes(DEMO).get(0).party();

        OwnerParty clear = contacts.reveal(party, "通知表决", WORKER);

        assertThat(clear.people().get(0).phone()).isEqualTo("13800000001");
        assertThat(register.party(party).people().get(0).phone()).isEqualTo("138****0001");
        assertThatThrownBy(() -> contacts.reveal(party, "通知表决", STRANGER)).isInstanceOf(UnknownEstate.class);
        assertThatThrownBy(() -> contacts.reveal(party, null, WORKER)).isInstanceOf(EstateReadWithoutReason.class);
    }

    @Test
    void nobodyElseMayFreezeARegister() {
        assertThatThrownBy(() -> snapshots.take(DEMO, "EstateSnapshotsIT-4", STRANGER))
                .isInstanceOf(UnknownEstate.class);
        assertThatThrownBy(() -> snapshots.take(Scope.whole("NO-SUCH"), "EstateSnapshotsIT-4", WORKER))
                .isInstanceOf(UnknownEstate.class);
    }
}
