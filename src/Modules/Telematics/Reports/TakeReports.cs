using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Telematics;

/// <summary>What became of a batch of reports.</summary>
/// <param name="Kept">Positions that are new and may be kept.</param>
/// <param name="Known">Positions that were sent before.</param>
/// <param name="Dark">Positions that were dropped: no consent to being located stands.</param>
/// <param name="Strange">Reports of devices that are not the organisation's, or are in no car.</param>
/// <param name="Implausible">Reports with a time that cannot be.</param>
/// <param name="Told">Events that were told.</param>
public sealed record ReportsTaken(int Kept, int Known, int Dark, int Strange, int Implausible, int Told);

/// <summary>Reports of an organisation's devices come in, from a gateway or a maker's cloud. At most 10,000 at once.
/// </summary>
public sealed record TakeReports(IReadOnlyList<DeviceReport> Reports)
{
    internal const int Most = 10_000;

    internal sealed class Handler(Reports.Intake intake) : IHandle<TakeReports, ReportsTaken>
    {
        public async Task<Outcome<ReportsTaken>> Handle(TakeReports command, CancellationToken cancel) =>
            command.Reports.Count > Most
                ? new Refusal(
                    "telematics.too_many_reports", $"Send at most {Most} reports at once.", RefusalKind.Invalid,
                    new RefusalValue("most", $"{Most}"))
                : await intake.Take(command.Reports, cancel);
    }

    internal static Task<Results<Ok<ReportsTaken>, ProblemHttpResult>> Post(
        TakeReports body, Desk desk, CancellationToken cancel) => desk.Send<TakeReports, ReportsTaken>(body, cancel);
}
