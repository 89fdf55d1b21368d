package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges a case that has just come in into one about the same matter, in one step: what the form of the intake clerk would
 * do with the main case's number in it, and nothing besides.
 */
@Service
public class CaseMerge {

    private final CaseReaders readers;
    private final ServiceRequests requests;
    private final Organization organization;
    private final TriageForm form;

    CaseMerge(CaseReaders readers, ServiceRequests requests, Organization organization, TriageForm form) {
        this.readers = readers;
        this.requests = requests;
        this.organization = organization;
        this.form = form;
    }

    /**
     * Merges a case; the intake table has the last word, as with the form.
     *
     * @param number case number
     * @param into number of the main case
     * @param by an intake clerk
     * @return number of the case it went into, which is another one where the main case was merged itself
     * @throws UnknownRequest when there is no such case, or it is not for {@code by} to judge
     * @throws MergeRefused when it is judged already, there is no such main case, or the table decides otherwise
     */
    @Transactional
    public String merge(String number, String into, SignedIn by) {
        readers.requireReader(number, by);
        if (!by.has(organization.receivingGroup(ServiceRequest.INTAKE))) {
            throw UnknownRequest.of(number);
        }
        String target = into == null ? "" : into.strip();
        if (target.equals(number)) {
            throw MergeRefused.intoItself();
        }
        if (!requests.exists(target)) {
            throw MergeRefused.noMainCase();
        }
        // In one order whichever goes into which, so that two clerks merging both ways do not wait for each other.
        Stream.of(number, target).sorted().forEach(requests::lock);
        ServiceRequest own = requests.get(number);
        ServiceRequest main = requests.get(target);
        if (!isMergedBy(own, by, organization)) {
            throw MergeRefused.judgedAlready(number, own.status);
        }
        if (own.category == null && main.category == null) {
            throw MergeRefused.noCategory();
        }
        form.submitAsDuplicate(
                number, new CaseFile.Known(main.type, main.category, main.facts, main.tier, null), main.number, by);
        ServiceRequest merged = requests.get(number);
        if (merged.status != Status.MERGED) {
            throw MergeRefused.decidedOtherwise(main);
        }
        return merged.duplicateOf;
    }

    /** Whether a case waits to be judged, and by this person's desk. */
    static boolean isMergedBy(ServiceRequest request, SignedIn reader, Organization organization) {
        Hold hold = Hold.of(request);
        return hold != null
                && hold.phase() == Phase.TRIAGE
                && reader.has(organization.receivingGroup(ServiceRequest.INTAKE));
    }
}
