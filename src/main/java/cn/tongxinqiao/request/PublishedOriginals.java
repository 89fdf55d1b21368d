package cn.tongxinqiao.request;

import cn.tongxinqiao.publication.Original;
import cn.tongxinqiao.publication.Originals;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows the publisher what a proposed entry was made from. */
@Component
class PublishedOriginals implements Originals {

    private final ServiceRequests requests;

    PublishedOriginals(ServiceRequests requests) {
        this.requests = requests;
    }

    @Override
    public Optional<Original> of(String number) {
        return requests.find(number)
                .map(request ->
                        new Original(request.body, request.result, request.address, request.requester.traces()));
    }
}
