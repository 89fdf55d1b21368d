package cn.tongxinqiao.portal.web;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which a requester finds the case again, as seen from where the requester is now. */
@Component
class CaseLinks {

    String of(String number, String token) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/requests/{number}")
                .queryParam("token", "{token}")
                .encode()
                .buildAndExpand(number, token)
                .toUriString();
    }
}
