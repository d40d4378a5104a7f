using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio.Storage;
using Wheelhouse.Servicing;

namespace Wheelhouse.Portfolio.MonthEnd;

/// <summary>The night of a month's last day takes the month end: begins it, range by range, books it.</summary>
sealed class TakeMonthEnd(House house, Months months, BookMonth.Booking booking) : INightStep
{
    public string Name => "month_end";

    public int Order => 500;

    public Text Title => new("月结与预期信用损失", "Month end and expected credit loss");

    public async Task<Outcome<NightProgress>> Do(Night night, int done, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(night);
        if (night.Next.Day != 1)
        {
            return new NightProgress(0, 0);
        }

        var (me, month) = (night.Organisation, night.Day);
        var run = await house.Set<MonthRow>().AsNoTracking()
            .FirstOrDefaultAsync(m => m.Organisation == me && m.Month == month, cancel);
        if (run is null)
        {
            var begun = await months.Begin(me, month, cancel);
            return new NightProgress(1, begun.Parts + 2, IsOver: false);
        }

        var next = await house.Set<PartRow>().Where(p => p.Organisation == me && p.Month == month && !p.Done)
            .OrderBy(p => p.First).FirstOrDefaultAsync(cancel);
        if (next is not null)
        {
            await months.Take(next, cancel);
            return new NightProgress(done + 1, run.Parts + 2, IsOver: false);
        }

        return (await booking.Book(me, month, cancel))
            .Select(_ => new NightProgress(run.Parts + 2, run.Parts + 2));
    }
}
