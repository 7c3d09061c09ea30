package dev.assay.cluster;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.topic.ITopic;
import dev.assay.rate.News;
import dev.assay.rate.Rates;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has all nodes know how many requests each has let through. What gets lost is made up for by what
 * is told next: counts are told as they stand.
 */
final class RateNews implements AutoCloseable {
  /** How long others may not know of what was let through here. */
  private static final Duration RHYTHM = Duration.ofMillis(100);

  private static final Logger LOG = LoggerFactory.getLogger(RateNews.class);

  private final ITopic<String> topic;
  private final Rates rates;
  private final Clock clock;
  private final Bell bell = new Bell("rates", RHYTHM, this::tell);

  RateNews(HazelcastInstance hazelcast, Rates rates, Clock clock) {
    this.topic = hazelcast.getTopic("rates");
    this.rates = rates;
    this.clock = clock;
    topic.addMessageListener(message -> hear(message.getMessageObject()));
    bell.start();
  }

  private void tell() {
    News news = rates.tell(clock.instant());
    if (news == null) {
      return;
    }
    try {
      topic.publish(news.text());
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      LOG.debug("the others were not told what was let through", e);
    }
  }

  private void hear(String text) {
    rates.hear(News.of(text), clock.instant());
  }

  @Override
  public void close() {
    bell.close();
  }
}
