package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import org.springframework.stereotype.Component;

/**
 * Which staff may see what belongs to a case: its handler, the unit that holds it and the units above,
 * and the one that has to decide on it; before a unit holds
 * it, the intake clerks who judge it.
 */
@Component
class CaseReaders {

    private final ServiceRequests requests;
    private final Organization organization;

    CaseReaders(ServiceRequests requests, Organization organization) {
        this.requests = requests;
        this.organization = organization;
    }

    /** Refuses with the same words whether there is no such case or it is not the reader's. */
    void requireReader(String number, SignedIn reader) {
        if (requests.find(number).filter(request -> mayRead(request, reader)).isEmpty()) {
            throw UnknownRequest.of(number);
        }
    }

    private boolean mayRead(ServiceRequest request, SignedIn reader) {
        boolean decides = request.reviewUnit != null && isOf(request.reviewUnit, reader);
        if (decides || reader.id().equals(request.handler)) {
            return true;
        }
        if (request.unit == null) {
            return reader.has(organization.receivingGroup(ServiceRequest.INTAKE));
        }
        return isOf(request.unit, reader)
                || organization.superiorsOf(request.unit).stream()
                        .map(Unit::code)
                        .anyMatch(superior -> isOf(superior, reader));
    }

    private boolean isOf(String unit, SignedIn reader) {
        return reader.has(organization.receivingGroup(unit)) || reader.has(organization.leaderGroup(unit));
    }
}
