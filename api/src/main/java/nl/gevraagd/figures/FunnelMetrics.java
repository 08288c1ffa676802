package nl.gevraagd.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** {@code gevraagd_funnel{step}}: what may be shown of the whole country's funnel; NaN where it is hidden. */
@Component
class FunnelMetrics {

    private final FigureRepository figures;
    private volatile Map<String, Integer> shown = Map.of();

    FunnelMetrics(FigureRepository figures, MeterRegistry meters) {
        this.figures = figures;
        for (var step : FunnelStepName.values()) {
            Gauge.builder("gevraagd.funnel", () -> valueOf(step))
                    .tag("step", step.label())
                    .description("People who reached a step of the funnel; hidden (NaN) below 10")
                    .register(meters);
        }
    }

    @Scheduled(fixedDelayString = "${gevraagd.figures.every:10s}")
    void refresh() {
        shown = figures.find(Cell.COUNTRY, Cell.ALL).map(Cell::shown).orElse(Map.of());
    }

    private double valueOf(FunnelStepName step) {
        var value = shown.get(step.label());
        return value == null ? Double.NaN : value;
    }
}
