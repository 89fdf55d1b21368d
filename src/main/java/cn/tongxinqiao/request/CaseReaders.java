package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which staff may see what belongs to a case: its handler, the unit it was given to and the units above, and whoever has it
 * on the desk just now: the intake clerks who judge it or send it out again, who has to decide on it, the callback
 * clerks who ask the requester, a department that has a part of it.
 */
@Component
class CaseReaders {

    private final ServiceRequests requests;
    private final Organization organization;
    private final JdbcClient jdbc;

    CaseReaders(ServiceRequests requests, Organization organization, JdbcClient jdbc) {
        this.requests = requests;
        this.organization = organization;
        this.jdbc = jdbc;
    }

    /** Refuses with the same words whether there is no such case or it is not the reader's. */
    void requireReader(String number, SignedIn reader) {
        readable(number, reader);
    }

    /**
     * Refuses, with the same words, who may read a case but neither holds it nor heads the unit that does: before somebody
     * has taken it, all of the unit hold it.
     */
    void requireHolder(String number, SignedIn reader) {
        ServiceRequest request = readable(number, reader);
        if (!holds(request, reader)) {
            throw UnknownRequest.of(number);
        }
    }

    /**
     * Refuses, with the same words, who may read a case but does no work on it: who holds it or could take it works on it,
     * the handler also while somebody else decides, and a department that has a part of it.
     */
    void requireWorker(String number, SignedIn reader) {
        ServiceRequest request = readable(number, reader);
        if (!worksOn(request, reader)) {
            throw UnknownRequest.of(number);
        }
    }

    /** Whether somebody may add to a case, see {@link #requireWorker}. */
    boolean worksOn(ServiceRequest request, SignedIn reader) {
        return holds(request, reader)
                || reader.id().equals(request.handler)
                || partsOf(request.number).stream().anyMatch(department -> isOf(department, reader));
    }

    /** The case where it is for the reader to read; refused with the same words as one that does not exist. */
    ServiceRequest readable(String number, SignedIn reader) {
        return requests.find(number)
                .filter(request -> mayRead(request, reader))
                .orElseThrow(() -> UnknownRequest.of(number));
    }

    /** Whether somebody holds a case or heads the unit that does. */
    boolean holds(ServiceRequest request, SignedIn reader) {
        Hold hold = Hold.of(request);
        // Who handed a case to the emergency services still has to bring the caller and them together.
        boolean connects =
                request.status == Status.TRANSFERRED && reader.has(organization.receivingGroup(ServiceRequest.INTAKE));
        boolean holds = hold != null
                && hold.unit() != null
                && (reader.id().equals(hold.holder())
                        || reader.has(organization.leaderGroup(hold.unit()))
                        || hold.holder() == null && reader.has(organization.receivingGroup(hold.unit())));
        return holds || connects;
    }

    /** Whether somebody works in the unit that leads an open case, and may pass it on to another desk. */
    boolean leads(ServiceRequest request, SignedIn reader) {
        return request.unit != null && !request.status.isEnd() && reader.isStaff() && isOf(request.unit, reader);
    }

    /** Whether a case is for somebody to read. */
    boolean mayRead(ServiceRequest request, SignedIn reader) {
        if (reader.id().equals(request.handler)) {
            return true;
        }
        Hold hold = Hold.of(request);
        if (hold != null && isOf(hold.unit(), reader)) {
            return true;
        }
        if (request.unit == null) {
            return reader.has(organization.receivingGroup(ServiceRequest.INTAKE));
        }
        return isOf(request.unit, reader)
                || partsOf(request.number).stream().anyMatch(department -> isOf(department, reader))
                || organization.superiorsOf(request.unit).stream()
                        .map(Unit::code)
                        .anyMatch(superior -> isOf(superior, reader));
    }

    private List<String> partsOf(String number) {
        return jdbc.sql("select department from department_task where number = ? and status in ('OPEN', 'PARTIAL')")
                .param(number)
                .query(String.class)
                .list();
    }

    private boolean isOf(String unit, SignedIn reader) {
        return reader.has(organization.receivingGroup(unit)) || reader.has(organization.leaderGroup(unit));
    }
}
