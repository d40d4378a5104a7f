using System.Diagnostics;
using Xunit;

namespace Wheelhouse.Transcripts.Tests;

/// <summary>Ctrl-C in the middle of a tape: no answer, no file, and the exit code of a stopped process.</summary>
public sealed class StopTests
{
    const string Header =
        "assetNumber,reportingPeriodEndingDate,reportingPeriodActualEndBalanceAmount,"
        + "reportingPeriodInterestRatePercentage,reportingPeriodScheduledPaymentAmount,interestPaidThroughDate,"
        + "BAL1,PRC1,PMT1";

    const string Loan = "A,05-31-2017,10000.00,0.073,460.00,05-10-2017,9600.00,400.00,460.00";

    [Fact]
    public async Task A_tape_that_is_stopped_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent by the kill program.");
        var cancel = TestContext.Current.CancellationToken;
        var details = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}.csv");
        using var process = Wheelhouse.Start("tape", "replay", "-", "--details", details);

        // The sample that the conventions are found from is 2,000 loans; the rest of the input never comes.
        await process.StandardInput.WriteLineAsync(Header.AsMemory(), cancel);
        for (var n = 0; n < 2_500; n++)
        {
            await process.StandardInput.WriteLineAsync(Loan.AsMemory(), cancel);
        }

        await process.StandardInput.FlushAsync(cancel);
        Assert.Equal("wheelhouse: tape replay: 500 loans", await process.StandardError.ReadLineAsync(cancel));
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(cancel);

        Assert.Equal((130, ""), (process.ExitCode, await process.StandardOutput.ReadToEndAsync(cancel)));
        Assert.False(File.Exists(details));
        File.Delete(details + ".part");
    }
}
