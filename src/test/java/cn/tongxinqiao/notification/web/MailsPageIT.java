package cn.tongxinqiao.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.tongxinqiao.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.ui.ConcurrentModel;
import org.springframework.web.server.ResponseStatusException;

@IntegrationTest
class MailsPageIT {

    @Autowired
    private MailsPage page;

    @Test
    void opensAtTheMachineItself() {
        assertThat(page.list(new ConcurrentModel(), calledAt("127.0.0.1"))).isEqualTo("mails");
    }

    @Test
    void doesNotExistForCallsFromElsewhereWhateverTheySayTheyAre() {
        MockHttpServletRequest request = calledAt("192.0.2.7");
        request.setRemoteAddr("127.0.0.1");
        request.setServerName("localhost");

        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> page.list(new ConcurrentModel(), request))
                .matches(refused -> refused.getStatusCode().value() == 404);
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> page.show("1", new ConcurrentModel(), request));
    }

    private static MockHttpServletRequest calledAt(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/mails");
        request.setLocalAddr(address);
        return request;
    }
}
