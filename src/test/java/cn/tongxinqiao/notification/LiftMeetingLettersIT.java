package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.estate.Scope;
import cn.tongxinqiao.lift.LiftCases;
import cn.tongxinqiao.lift.LiftMeeting;
import cn.tongxinqiao.lift.LiftMeetings;
import cn.tongxinqiao.lift.LiftPerson;
import cn.tongxinqiao.lift.NewLiftCase;
import cn.tongxinqiao.lift.NewMeeting;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Invitations to meetings about a lift as a mail server gets them, their calendar files read by a real parser. */
class LiftMeetingLettersIT extends OutboxFixture {

    private static final Scope HOUSE = new Scope("LJHY", "LJHY-3", "1单元");
    private static final SignedIn CLERK = new SignedIn("community01", Set.of("role-staff", "community-440118001901"));
    private static final LiftPerson PERSON = new LiftPerson("欧阳日历", "13800138066", null);
    private static final Instant EVENING = NOON.plus(Duration.ofDays(4)).plus(Duration.ofMinutes(450));
    private static final NewMeeting.Guest DESIGNER = new NewMeeting.Guest("设计单位", "李工程", "design@example.com");

    @Autowired
    private LiftCases cases;

    @Autowired
    private LiftMeetings meetings;

    @Autowired
    private RuntimeService runtime;

    private String number;

    @BeforeEach
    void inTalks() {
        number = cases.propose(new NewLiftCase(HOUSE, null, PERSON, List.of()), CLERK, key());
        jdbc.sql("update lift_case set status = 'TALKS', talks_since = :now, heard_at = :now where number = :number")
                .param("now", java.sql.Timestamp.from(NOON))
                .param("number", number)
                .update();
    }

    @AfterEach
    void leaveNothingOpen() {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()
                .forEach(root -> runtime.deleteProcessInstance(root.getId(), "end of test"));
        jdbc.sql("update lift_case set status = 'STOPPED', ended_at = now() where number = ?")
                .param(number)
                .update();
    }

    @Test
    void anInvitationIsAnEventInTheZoneOfTheHouse() {
        LiftMeeting meeting = meetings.plan(number, at(EVENING, DESIGNER), CLERK, key());
        run(sender);

        Invitation sent = to("design@example.com").get(0);
        VEvent event = sent.event();
        assertThat(sent.type()).contains("text/calendar").containsIgnoringCase("method=REQUEST");
        assertThat(sent.calendar().getMethod().getValue()).isEqualTo("REQUEST");
        assertThat(event.getUid().getValue()).startsWith(meeting.id().toString());
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(EVENING);
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(EVENING.plus(Duration.ofHours(2)));
        assertThat(sent.raw()).contains("DTSTART;TZID=Asia/Shanghai:20260308T193000", "BEGIN:VTIMEZONE");
        assertThat(event.getLocation().getValue()).isEqualTo("金邻议事厅");
        assertThat(event.getSummary().getValue()).contains("荔景花园3栋", "第1次协调会", "采光");
        assertThat(event.getAttendees()).singleElement().satisfies(guest -> assertThat(guest.getEmail())
                .isEqualTo("design@example.com"));
        assertThat(sent.raw()).doesNotContain("欧阳日历", "李工程", "13800138066");
    }

    @Test
    void anOwnerIsLedToTheCaseByTheInvitationAndAGuestIsNot() {
        meetings.plan(number, at(EVENING, DESIGNER), CLERK, key());
        run(sender);

        assertThat(server.taken())
                .filteredOn(mail -> !recipient(mail).equals("design@example.com"))
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(text(mail)).contains("/lift/" + number + "?owner="));
        assertThat(server.taken())
                .filteredOn(mail -> recipient(mail).equals("design@example.com"))
                .singleElement()
                .satisfies(mail -> assertThat(text(mail)).doesNotContain("/lift/"));
    }

    @Test
    void whoIsNamedTwiceOrComesForSeveralIsInvitedOnce() {
        String key = key();
        LiftMeeting meeting = meetings.plan(
                number, at(EVENING, DESIGNER, new NewMeeting.Guest("监理", "别名", "DESIGN@example.com")), CLERK, key);
        assertThat(meetings.plan(number, at(EVENING, DESIGNER), CLERK, key).id())
                .isEqualTo(meeting.id());
        assertThatThrownBy(() -> meetings.plan(number, at(EVENING, DESIGNER), CLERK, key()))
                .hasMessageContaining("已经约了一次");
        run(sender);

        assertThat(to("design@example.com")).hasSize(1);
        assertThat(meetings.get(number, meeting.id(), CLERK).guests())
                .filteredOn(guest -> guest.party() == null)
                .hasSize(1);
        assertThat(server.taken().stream().map(LiftMeetingLettersIT::recipient)).doesNotHaveDuplicates();
    }

    @Test
    void aChangeRaisesTheSequenceOfTheSameEventAndInvitesNobodyTwice() {
        LiftMeeting meeting = meetings.plan(number, at(EVENING, DESIGNER), CLERK, key());
        Instant later = EVENING.plus(Duration.ofDays(1));
        meetings.change(
                number,
                meeting.id(),
                0,
                at(later, DESIGNER, new NewMeeting.Guest("律师", "周", "law@example.com")),
                CLERK);
        run(sender);

        List<Invitation> designer = to("design@example.com");
        assertThat(designer).hasSize(2);
        assertThat(designer.get(1).event().getUid().getValue())
                .isEqualTo(designer.get(0).event().getUid().getValue());
        assertThat(designer.get(1).event().getSequence().getValue()).isEqualTo(1);
        assertThat(designer.get(1).event().getDateStart().getValue().toInstant())
                .isEqualTo(later);
        assertThat(to("law@example.com")).singleElement().satisfies(one -> assertThat(
                        one.event().getSequence().getValue())
                .isEqualTo(1));
        assertThatThrownBy(() -> meetings.change(number, meeting.id(), 0, at(EVENING), CLERK))
                .hasMessageContaining("刚才有人改了");
    }

    @Test
    void callingOffTakesTheEventOutOfCalendars() {
        LiftMeeting meeting = meetings.plan(number, at(EVENING, DESIGNER), CLERK, key());
        meetings.cancel(number, meeting.id(), 0, "台风", CLERK);
        run(sender);

        Invitation off = to("design@example.com").get(1);
        assertThat(off.calendar().getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(off.type()).containsIgnoringCase("method=CANCEL");
        assertThat(off.event().getUid().getValue()).startsWith(meeting.id().toString());
        assertThat(off.event().getSequence().getValue()).isEqualTo(1);
        assertThat(off.event().getStatus().getValue()).isEqualTo("CANCELLED");
    }

    private static NewMeeting at(Instant starts, NewMeeting.Guest... guests) {
        return new NewMeeting(starts, starts.plus(Duration.ofHours(2)), "金邻议事厅", "采光", List.of(guests));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Calendar files one address got, the first first. */
    private List<Invitation> to(String address) {
        return server.taken().stream()
                .filter(letter -> recipient(letter).equals(address))
                .map(LiftMeetingLettersIT::invitation)
                .toList();
    }

    private record Invitation(String type, String raw) {

        ICalendar calendar() {
            return Biweekly.parse(raw).first();
        }

        VEvent event() {
            assertThat(calendar().getEvents()).hasSize(1);
            return calendar().getEvents().get(0);
        }
    }

    private static MimeMessage read(String letter) {
        try {
            return new MimeMessage(null, new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String recipient(String letter) {
        try {
            return read(letter).getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first plain text of a letter. */
    private static String text(String letter) {
        return parts(read(letter)).stream()
                .map(LiftMeetingLettersIT::plain)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> plain(Part part) {
        try {
            return part.isMimeType("text/plain") && part.getContent() instanceof String words
                    ? Optional.of(words)
                    : Optional.empty();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Invitation invitation(String letter) {
        return parts(read(letter)).stream()
                .map(LiftMeetingLettersIT::calendar)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Invitation> calendar(Part part) {
        try {
            return part.isMimeType("text/calendar")
                    ? Optional.of(new Invitation(
                            part.getContentType(),
                            new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Part> parts(Part part) {
        List<Part> all = new ArrayList<>(List.of(part));
        try {
            if (part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount(); i++) {
                    BodyPart inner = several.getBodyPart(i);
                    all.addAll(parts(inner));
                }
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }
}
