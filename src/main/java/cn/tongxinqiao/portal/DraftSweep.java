package cn.tongxinqiao.portal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps no draft longer than its resident was told. */
@Component
@EnableScheduling
class DraftSweep {

    private static final Logger LOG = LoggerFactory.getLogger(DraftSweep.class);

    private final Drafts drafts;

    DraftSweep(Drafts drafts) {
        this.drafts = drafts;
    }

    @Scheduled(
            initialDelayString = "${tongxinqiao.portal.sweep-every:PT15M}",
            fixedDelayString = "${tongxinqiao.portal.sweep-every:PT15M}")
    void sweep() {
        int swept = drafts.sweep();
        if (swept > 0) {
            LOG.info("{} drafts of residents have expired and were removed", swept);
        }
    }
}
