using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Wheelhouse.Server.Operations;

/// <summary>Collects what the house and ASP.NET measure, and writes it in the Prometheus text format.</summary>
/// <remarks>Tags are few by design (action, result, route, status): no id ever becomes a tag.</remarks>
sealed class Meters : IHostedService, IDisposable
{
    static readonly double[] Milliseconds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

    static readonly double[] Seconds = [.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5];

    static readonly string[] Listened =
        [Platform.Telemetry.Name, "Wheelhouse.Gateway", "Microsoft.AspNetCore.Hosting", "Npgsql", "System.Runtime"];

    readonly MeterListener listener = new();

    readonly ConcurrentDictionary<(Instrument Instrument, string Tags), Series> series = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (Listened.Contains(instrument.Meter.Name))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Add(i, value, tags));
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => listener.Dispose();

    internal string Write()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var group in series.GroupBy(s => s.Key.Instrument).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
        {
            var name = Name(group.Key);
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {Kind(group.Key)}\n");
            foreach (var ((_, tags), one) in group.OrderBy(s => s.Key.Tags, StringComparer.Ordinal))
            {
                one.Write(text, name, tags);
            }
        }

        return text.ToString();
    }

    void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var one = series.GetOrAdd((instrument, Labels(tags)), key => new Series(Buckets(key.Instrument)));
        one.Add(value, IsSum(instrument));
    }

    static bool IsSum(Instrument instrument) => instrument.GetType().Name is "Counter`1" or "UpDownCounter`1";

    static double[]? Buckets(Instrument instrument) =>
        !instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal) ? null
        : instrument.Unit == "s" ? Seconds
        : Milliseconds;

    static string Kind(Instrument instrument) => instrument.GetType().Name switch
    {
        "Histogram`1" => "histogram",
        "Counter`1" or "ObservableCounter`1" => "counter",
        _ => "gauge",
    };

    static string Name(Instrument instrument)
    {
        var unit = instrument.Unit is "ms" or "s" ? "_" + instrument.Unit : "";
        return string.Concat(instrument.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')) + unit;
    }

    static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            text.Append(text.Length == 0 ? "" : ",").Append(name.Replace('.', '_')).Append("=\"")
                .Append(Convert.ToString(value, CultureInfo.InvariantCulture)?
                    .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                    .Replace("\n", "\\n", StringComparison.Ordinal))
                .Append('"');
        }

        return text.ToString();
    }

    /// <summary>One line of figures: a running value, or a histogram where it has buckets.</summary>
    sealed class Series(double[]? bounds)
    {
        readonly Lock guard = new();

        readonly long[] counts = new long[(bounds?.Length ?? 0) + 1];

        double sum;

        internal void Add(double value, bool adds)
        {
            lock (guard)
            {
                sum = adds || bounds is not null ? sum + value : value;
                if (bounds is not null)
                {
                    var place = Array.FindIndex(bounds, bound => value <= bound);
                    counts[place < 0 ? bounds.Length : place]++;
                }
            }
        }

        internal void Write(StringBuilder text, string name, string tags)
        {
            lock (guard)
            {
                if (bounds is null)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{Braces(tags)} {sum}\n");
                    return;
                }

                var more = tags.Length == 0 ? "" : tags + ",";
                var so = 0L;
                for (var i = 0; i < counts.Length; i++)
                {
                    so += counts[i];
                    var bound = i < bounds.Length ? bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{more}le=\"{bound}\"}} {so}\n");
                }

                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{name}_sum{Braces(tags)} {sum}\n{name}_count{Braces(tags)} {so}\n");
            }
        }

        static string Braces(string tags) => tags.Length == 0 ? "" : $"{{{tags}}}";
    }
}
