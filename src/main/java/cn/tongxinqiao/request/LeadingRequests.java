package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests that lead to a case of another kind, such as a lift: what that case's room may know and tell about them. The
 * request may be with a professional team while the other case is led where people live, so the place decides.
 */
@Service
public class LeadingRequests {

    private static final int MOST = 100;

    private final ServiceRequests requests;
    private final Timeline timeline;
    private final CaseLetters letters;
    private final Organization organization;
    private final JdbcClient jdbc;

    LeadingRequests(
            ServiceRequests requests,
            Timeline timeline,
            CaseLetters letters,
            Organization organization,
            JdbcClient jdbc) {
        this.requests = requests;
        this.timeline = timeline;
        this.letters = letters;
        this.organization = organization;
        this.jdbc = jdbc;
    }

    /**
     * An open request, without what it says.
     *
     * @param number case number
     * @param receivedAt when it came
     */
    public record Waiting(String number, Instant receivedAt) {}

    /**
     * Open requests of a category in some communities.
     *
     * @param category what they are about
     * @param communities codes of the communities
     * @return the oldest first, at most 100
     */
    @Transactional(readOnly = true)
    public List<Waiting> open(Category category, Collection<String> communities) {
        return jdbc.sql("select number, received_at from service_request where category = ? and community = any (?)"
                        + " and closed_at is null order by received_at, number limit ?")
                .param(category.name())
                .param(communities.toArray(String[]::new))
                .param(MOST)
                .query((row, index) -> new Waiting(
                        row.getString("number"),
                        row.getObject("received_at", Timestamp.class).toInstant()))
                .list();
    }

    /**
     * Whether a request is of a category and about a community.
     *
     * @param number case number
     * @param category what it has to be about
     * @param community code of the community
     * @return false too when there is no such request
     */
    @Transactional(readOnly = true)
    public boolean isOf(String number, Category category, String community) {
        return requests.find(number)
                .filter(request -> request.category == category && community.equals(request.community))
                .isPresent();
    }

    /**
     * Whether somebody is of the community a request of a category is about.
     *
     * @param number case number
     * @param category what it has to be about
     * @param reader who asks
     * @return false too when there is no such request
     */
    @Transactional(readOnly = true)
    public boolean isFor(String number, Category category, SignedIn reader) {
        return requests.find(number)
                .filter(request -> request.category == category && request.community != null)
                .filter(request -> reader.has(organization.receivingGroup(request.community)))
                .isPresent();
    }

    /**
     * Writes news of the other case into the history of a request and tells the requester as of any other news. The same
     * news again is told once by letter.
     *
     * @param number case number
     * @param event what kind of news, a code
     * @param of number of the other case
     * @param words what is told, in Chinese; no names, no contact
     */
    @Transactional
    public void tell(String number, String event, String of, String words) {
        requests.find(number).ifPresent(request -> {
            timeline.tell(number, event, words);
            letters.progress(request, event + "-" + of, words, null);
        });
    }
}
