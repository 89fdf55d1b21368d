package cn.tongxinqiao.vote;

import cn.tongxinqiao.estate.SnapshotHolder;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** While a vote is open, the heads of its register are neither joined nor parted. */
@Component
class SnapshotInVote implements SnapshotHolder {

    private final JdbcClient jdbc;

    SnapshotInVote(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> holds(UUID snapshot) {
        return jdbc.sql("select number from vote where snapshot = :snapshot and status = 'OPEN'")
                .param("snapshot", snapshot)
                .query(String.class)
                .optional()
                .map(number -> "表决 " + number + " 正在进行");
    }
}
