using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>The day an organisation's books are on. The house advances it; it is never the wall clock.</summary>
public interface IBusinessDays
{
    /// <summary>The business date of an organisation; before its first close, that of the house.</summary>
    Task<DateOnly> Of(Id<Organisation> organisation, CancellationToken cancel);

    /// <summary>Moves the date in the running transaction. Only the close of business calls it.</summary>
    Task<Outcome<DateOnly>> Advance(Id<Organisation> organisation, DateOnly to, CancellationToken cancel);
}

sealed class BusinessDay : IVersioned
{
    /// <summary>The empty id stands for the house.</summary>
    public required Id<Organisation> Organisation { get; init; }

    public required DateOnly Day { get; set; }

    public long Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<BusinessDay>
    {
        public void Configure(EntityTypeBuilder<BusinessDay> builder)
        {
            builder.ToTable("platform_business_days");
            builder.HasKey(d => d.Organisation);
        }
    }
}

sealed class BusinessDays(House house, TimeProvider clock) : IBusinessDays
{
    /// <summary>The organisation's own day and that of the house.</summary>
    static readonly PreparedQuery<Id<Organisation>, BusinessDay> Days = new((house, organisation) =>
        house.Set<BusinessDay>().AsNoTracking()
            .Where(d => d.Organisation == organisation || d.Organisation == default));

    public async Task<DateOnly> Of(Id<Organisation> organisation, CancellationToken cancel)
    {
        var rows = await Days.All(house, organisation, cancel);
        var day = rows.Find(d => d.Organisation == organisation) ?? rows.FirstOrDefault();

        // a house that never closed a day starts on the calendar day of its clock
        return day?.Day ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
    }

    public async Task<Outcome<DateOnly>> Advance(Id<Organisation> organisation, DateOnly to, CancellationToken cancel)
    {
        var day = await house.Set<BusinessDay>().FirstOrDefaultAsync(d => d.Organisation == organisation, cancel);
        if (day is null)
        {
            house.Add(new BusinessDay { Organisation = organisation, Day = to });
            return to;
        }

        if (to < day.Day)
        {
            return new Refusal(
                "platform.business_day_backwards",
                $"The business date is {day.Day:O} and only moves forward; name a later day.",
                RefusalKind.Conflict, new RefusalValue("today", day.Day.ToString("O")));
        }

        day.Day = to;
        return to;
    }
}
