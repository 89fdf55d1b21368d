package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.audit.Act;
import cn.tongxinqiao.audit.ActKind;
import cn.tongxinqiao.audit.AuditLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows who holds a case how to reach the requester. Without its entry in the log nothing is shown. */
@Service
public class ContactReveal {

    private final CaseReaders readers;
    private final ServiceRequests requests;
    private final AuditLog audit;

    ContactReveal(CaseReaders readers, ServiceRequests requests, AuditLog audit) {
        this.readers = readers;
        this.requests = requests;
        this.audit = audit;
    }

    /**
     * Name and phone in clear.
     *
     * @param number case number
     * @param reason why they are needed, 2 to 200 characters
     * @param reader who asks
     * @return the contact; neither name nor phone of who does not want to be known to the handler
     * @throws RevealWithoutReason when the reason is missing, too short or too long
     * @throws UnknownRequest when there is no such case, or the reader neither holds it nor heads the unit that does
     */
    @Transactional
    public Contact reveal(String number, String reason, SignedIn reader) {
        try {
            readers.requireHolder(number, reader);
        } catch (UnknownRequest refused) {
            audit.recordAnyway(Act.of(ActKind.ACCESS_REFUSED, reader.id())
                    .on("contact", number)
                    .saying("查看联系方式"));
            throw refused;
        }
        String why = RevealWithoutReason.requireReason(reason);
        Requester requester = requests.get(number).requester;
        audit.record(Act.of(ActKind.REVEAL, reader.id())
                .on("contact", number)
                .ofCase(number)
                .because(why)
                .saying("name, phone"));
        return requester.anonymous()
                ? new Contact(number, true, null, null)
                : new Contact(number, false, requester.name(), requester.phone());
    }

    /**
     * How to reach a requester.
     *
     * @param number case number
     * @param anonymous whether the requester does not want to be known
     * @param name name or null
     * @param phone phone or null
     */
    public record Contact(String number, boolean anonymous, String name, String phone) {

        @Override
        public String toString() {
            return "Contact[hidden]";
        }
    }
}
