package cn.tongxinqiao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.mediation.MediationCases;
import cn.tongxinqiao.mediation.MediationLink;
import cn.tongxinqiao.mediation.MediationSides;
import cn.tongxinqiao.mediation.NewMediation;
import cn.tongxinqiao.mediation.SideRole;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The letters of a mediation, as a mail server gets them. */
class MediationLettersIT extends OutboxFixture {

    private static final SignedIn MEDIATOR = new SignedIn("mediator", Set.of("role-staff", "mediator"));
    private static final Pattern LINK =
            Pattern.compile("/mediation/(TJ\\d+)\\?side=([0-9a-f-]{36})&(?:amp;)?token=([\\w-]{22})");

    @Autowired
    private MediationCases cases;

    @Autowired
    private MediationSides sides;

    private String number;

    @Test
    void eachSideGetsItsOwnLinkAndTheEnd() {
        number = cases.fileFor(
                new NewMediation(
                        "邮件里的漏水",
                        "楼上漏水，电话里吵过。",
                        "荔景花园",
                        "440118001901",
                        null,
                        List.of(
                                new NewMediation.Side(SideRole.APPLICANT, "诸葛邮件", null, "zhuge.tj@example.org"),
                                new NewMediation.Side(SideRole.RESPONDENT, "上官邮件", null, "shangguan.tj@example.org"))),
                "community01",
                null);
        assertThat(letters()).isZero();
        cases.accept(number, "mediator", "mediator");
        assertThat(letters()).isEqualTo(2);
        run(sender);
        assertThat(texts()).hasSize(2).allSatisfy(text -> assertThat(text)
                .contains("邮件里的漏水", number, "全凭自愿")
                .doesNotContain("电话里吵过", "诸葛邮件", "上官邮件"));
        List<UUID> reached = texts().stream()
                .map(MediationLettersIT::link)
                .map(link -> sides.page(link).side().id())
                .toList();
        assertThat(Set.copyOf(reached)).hasSize(2);

        cases.withdraw(number, "谈好了", MEDIATOR);
        run(sender);
        assertThat(texts().stream().filter(text -> text.contains("撤回了调解申请"))).hasSize(2);
    }

    private int letters() {
        return jdbc.sql("select count(*) from letter where template like 'MEDIATION%' and subject_number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private List<String> texts() {
        return server.taken().stream().map(MediationLettersIT::text).toList();
    }

    private static String text(String letter) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8)));
            Object content = message.getContent();
            while (content instanceof Multipart parts) {
                content = parts.getBodyPart(0).getContent();
            }
            return content.toString();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MediationLink link(String text) {
        Matcher found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return new MediationLink(found.group(1), UUID.fromString(found.group(2)), found.group(3));
    }
}
