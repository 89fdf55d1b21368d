package cn.tongxinqiao.request;

import cn.tongxinqiao.access.CaseSource;
import cn.tongxinqiao.access.SignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests that other rooms may go on with: those whose leading unit asks. */
@Component
class RequestSource implements CaseSource {

    private final ServiceRequests requests;
    private final CaseReaders readers;

    RequestSource(ServiceRequests requests, CaseReaders readers) {
        this.requests = requests;
        this.readers = readers;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SourceCase> led(String number, SignedIn reader) {
        if (number == null || number.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return requests.find(number)
                .filter(request -> readers.leads(request, reader))
                .map(request -> new SourceCase(
                        request.number,
                        request.category == null ? request.type.label() : request.category.label(),
                        request.community,
                        request.address));
    }
}
