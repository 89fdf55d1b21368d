package cn.tongxinqiao.request;

import cn.tongxinqiao.publication.Publications;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A requester's consent to the public board, which may be taken back at any time. */
@Service
public class PublicationConsent {

    private final Intake intake;
    private final ServiceRequests requests;
    private final Publications publications;
    private final Timeline timeline;

    PublicationConsent(Intake intake, ServiceRequests requests, Publications publications, Timeline timeline) {
        this.intake = intake;
        this.requests = requests;
        this.publications = publications;
        this.timeline = timeline;
    }

    /**
     * Takes the consent back: what is on the board leaves it at once, what is not there will not come. Doing so again
     * changes nothing.
     *
     * @param number case number
     * @param token the requester's token
     * @throws UnknownRequest when the token does not open the case
     */
    @Transactional
    public void withdraw(String number, String token) {
        intake.requireToken(number, token);
        // A case that is just being closed is proposed first or sees the refusal; never neither.
        requests.lock(number);
        if (requests.refusePublication(number)) {
            publications.withdrawConsent(number);
            timeline.tell(number, "PUBLICATION_REFUSED", "您不同意公开，这件诉求不会出现在公开栏。");
        }
    }
}
