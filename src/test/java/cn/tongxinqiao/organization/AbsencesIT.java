package cn.tongxinqiao.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.tongxinqiao.IntegrationTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Registering leave and what follows from it for who is on duty. */
@IntegrationTest
@Transactional
class AbsencesIT {

    private static final String HOME = "440118001901";

    @Autowired
    private Absences absences;

    @Autowired
    private Members members;

    @Autowired
    private DutyRoster roster;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void takesThePersonOffDutyForTheDaysAndNoLonger() {
        Absence leave = absences.register("community01", day(0), day(1), "secretary01", "community01");

        assertThat(leave.now()).isTrue();
        assertThat(leave.substituteName()).contains("朱静");
        assertThat(candidate("community01").onLeave()).isTrue();
        assertThat(candidate("community01").onDuty()).isFalse();
        assertThat(candidate("secretary01").onDuty()).isTrue();
        assertThat(absences.ofUnit(HOME)).extracting(Absence::member).containsExactly("community01");

        jdbc.sql("update absence set from_day = ?, to_day = ?")
                .params(day(-2), day(-1))
                .update();
        assertThat(candidate("community01").onDuty()).isTrue();
        assertThat(absences.ofUnit(HOME)).isEmpty();
    }

    @Test
    void registersTheSameLeaveOnce() {
        Absence first = absences.register("community01", day(1), day(2), null, "community01");

        assertThat(absences.register("community01", day(1), day(2), null, "secretary01")
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void refusesWhatOverlaps() {
        absences.register("community01", day(2), day(4), null, "community01");

        for (int[] days : new int[][] {{1, 2}, {4, 5}, {3, 3}, {1, 9}, {2, 4}}) {
            assertThatExceptionOfType(AbsenceOverlaps.class)
                    .isThrownBy(() ->
                            absences.register("community01", day(days[0]), day(days[1]), "secretary01", "community01"));
        }
        absences.register("community01", day(5), day(5), null, "community01");
    }

    @Test
    void namesThePartThatIsWrong() {
        refused(AbsenceRefused.Field.MEMBER, "nobody", day(1), day(1), null);
        refused(AbsenceRefused.Field.MEMBER, " ", day(1), day(1), null);
        refused(AbsenceRefused.Field.FROM, "community01", null, day(1), null);
        refused(AbsenceRefused.Field.TO, "community01", day(1), null, null);
        refused(AbsenceRefused.Field.FROM, "community01", day(-1), day(1), null);
        refused(AbsenceRefused.Field.TO, "community01", day(2), day(1), null);
        refused(AbsenceRefused.Field.TO, "community01", day(1), day(401), null);
        refused(AbsenceRefused.Field.SUBSTITUTE, "community01", day(1), day(1), "community01");
        refused(AbsenceRefused.Field.SUBSTITUTE, "community01", day(1), day(1), "nobody");
        refused(AbsenceRefused.Field.SUBSTITUTE, "community01", day(1), day(1), "community02");
    }

    @Test
    void letsThePersonTheHeadOfTheUnitAndAdministratorsRegisterAndNobodyElse() {
        absences.register("community01", day(1), day(1), null, "community01");
        absences.register("community01", day(2), day(2), null, "secretary01");
        absences.register("community01", day(3), day(3), null, "admin");

        for (String other : new String[] {"community02", "secretary02", "street01", "member01"}) {
            assertThatExceptionOfType(AbsenceNotYours.class)
                    .isThrownBy(() -> absences.register("community01", day(4), day(4), null, other));
        }
        assertThatExceptionOfType(AbsenceNotYours.class)
                .isThrownBy(() -> absences.register("secretary01", day(4), day(4), null, "community01"));
    }

    @Test
    void takesALeaveBackOnceAndOnlyWhileItIsNotOver() {
        UUID id = absences.register("community01", day(0), day(2), null, "community01")
                .id();
        assertThatExceptionOfType(AbsenceNotYours.class).isThrownBy(() -> absences.cancel(id, "community02"));

        absences.cancel(id, "secretary01");
        absences.cancel(id, "secretary01");

        assertThat(candidate("community01").onDuty()).isTrue();
        UUID over = absences.register("community01", day(0), day(2), null, "community01")
                .id();
        jdbc.sql("update absence set from_day = ?, to_day = ? where id = ?")
                .params(day(-2), day(-1), over)
                .update();
        assertThatExceptionOfType(AbsenceOver.class).isThrownBy(() -> absences.cancel(over, "community01"));
        assertThatExceptionOfType(UnknownAbsence.class)
                .isThrownBy(() -> absences.cancel(UUID.randomUUID(), "community01"));
    }

    @Test
    void showsThePeopleOfOnesOwnUnitsOnly() {
        absences.register("community01", day(0), day(2), null, "community01");
        absences.register("community02", day(1), day(2), null, "community02");

        assertThat(absences.seenBy("secretary01")).extracting(Absence::member).containsExactly("community01");
        assertThat(absences.seenBy("community02")).extracting(Absence::member).containsExactly("community02");
        assertThat(absences.seenBy("admin")).extracting(Absence::member).containsExactly("community01", "community02");
        assertThatExceptionOfType(AbsenceNotYours.class).isThrownBy(() -> absences.ofUnit(HOME, "community02"));
    }

    @Test
    void knowsTheUnitOfEveryGroup() {
        for (String group : new String[] {
            "community-" + HOME,
            "community-secretary-" + HOME,
            "team-T04",
            "team-leader-T04",
            "town-440118001",
            "branch-440118001",
            "brigade",
            "org-dept",
            "intake-clerk",
            "camunda-admin",
            "dept-fire"
        }) {
            assertThat(roster.hasStaffOnDuty(group)).as(group).isTrue();
        }
        for (String group : new String[] {"community-440118001999", "nonsense", "community-", "member-T04"}) {
            assertThat(roster.hasStaffOnDuty(group)).as(group).isFalse();
        }
    }

    private void refused(AbsenceRefused.Field field, String member, LocalDate from, LocalDate to, String substitute) {
        assertThatExceptionOfType(AbsenceRefused.class)
                .isThrownBy(() -> absences.register(member, from, to, substitute, "admin"))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private Candidate candidate(String person) {
        return members.candidate(person, HOME).orElseThrow();
    }

    private LocalDate day(int ahead) {
        return LocalDate.now(clock).plusDays(ahead);
    }
}
