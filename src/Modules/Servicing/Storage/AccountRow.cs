using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Statements;

namespace Wheelhouse.Servicing.Storage;

/// <summary>The state of an agreement as of a day: a cache of the fold, for lists, the night and the version.</summary>
/// <remarks>
/// Narrow on purpose, led by its organisation and part, and no column that a night changes is indexed: the night reads
/// all of a part in one range and rewrites the few rows on which something happened, in place. Amounts are minor units
/// of <see cref="Currency"/>. Replaying the events gives the same row; <see cref="ServicingLaws"/> says so for every
/// account.
/// </remarks>
sealed class AccountRow : IVersioned
{
    /// <summary>Into so many parts the night can be cut.</summary>
    internal const int Parts = 64;

    public required Id<Organisation> Organisation { get; init; }

    public required int Part { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Where its accrual is booked together with that of others, see <see cref="PoolRow"/>; 0: it is
    /// not.</summary>
    public long Pool { get; set; }

    public AgreementState State { get; set; }

    /// <summary>The day through which everything is booked that fell due.</summary>
    public DateOnly AsOf { get; set; }

    /// <summary>Sequence of the last event.</summary>
    public int LastEvent { get; set; }

    public long PrincipalLeft { get; set; }

    /// <summary>Fallen due through <see cref="AsOf"/> and not paid.</summary>
    public long Due { get; set; }

    /// <summary>Due date of the oldest instalment due and not paid; days late count from the day after it.</summary>
    public DateOnly? OldestDue { get; set; }

    public DateOnly? NextDueOn { get; set; }

    public long NextDue { get; set; }

    /// <summary>The number of the instalment at <see cref="NextDueOn"/>; 0 where there is none.</summary>
    public int NextNumber { get; set; }

    public int InstalmentsPaid { get; set; }

    public int Instalments { get; set; }

    /// <summary>Money of the customer that we hold beyond all that is owed.</summary>
    public long Credit { get; set; }

    /// <summary>All that ever came in, less what went back.</summary>
    public long Received { get; set; }

    /// <summary>The day of the month on which its statement is issued; 31 is the last of any month.</summary>
    public int StatementDay { get; set; }

    public DateOnly? RestructuredOn { get; set; }

    public bool ChargedOff { get; set; }

    /// <summary>Given up so far, less what came in after all.</summary>
    public long Lost { get; set; }

    /// <summary>The line of <see cref="Lending.AccrualLine"/> from <see cref="AsOf"/> to the day before
    /// <see cref="WorkOn"/>.</summary>
    public long Accrued { get; set; }

    public long AccruedPerDay { get; set; }

    public long AccruedOver { get; set; }

    public long AccruedLess { get; set; }

    public MidpointRounding AccruedRounding { get; set; }

    /// <summary>The next day on which the night looks at it; null when no day is waited for.</summary>
    public DateOnly? WorkOn { get; set; }

    public long Version { get; set; }

    /// <summary>The part of an agreement: from the random end of its id, so parts are of even size.</summary>
    internal static int PartOf(Id<Agreement> agreement)
    {
        Span<byte> bytes = stackalloc byte[16];
        agreement.Value.TryWriteBytes(bytes);
        return bytes[15] % Parts;
    }

    /// <summary>The row of an account that has none yet.</summary>
    internal static AccountRow Of(Account account)
    {
        var contract = account.Contract;
        var row = new AccountRow
        {
            Organisation = contract.Organisation,
            Part = PartOf(contract.Id),
            Agreement = contract.Id,
            Currency = contract.Currency,
        };
        row.Keep(account);
        return row;
    }

    /// <summary>Takes over what the fold says.</summary>
    internal void Keep(Account account)
    {
        Pool = PoolRow.Of(account.Contract)?.Key ?? 0;
        State = account.Standing;
        AsOf = account.AsOf;
        LastEvent = account.LastEvent;
        PrincipalLeft = account.Exposure.MinorUnits;
        Due = account.DueNow.MinorUnits;
        OldestDue = account.OldestDue;
        var next = account.Next;
        (NextDueOn, NextDue, NextNumber) = (next?.DueDate, next?.Outstanding.MinorUnits ?? 0, next?.Number ?? 0);
        (InstalmentsPaid, Instalments) = Kpis.Counts(account);
        Credit = account.Credit.MinorUnits;
        Received = account.Turnover.Received.MinorUnits;
        StatementDay = IssueStatements.DayOf(account.Contract.StartDate);
        (RestructuredOn, ChargedOff) = (account.RestructuredOn, account.IsChargedOff);
        Lost = account.Lost.MinorUnits;
        var line = account.Accrual;
        (Accrued, AccruedPerDay, AccruedOver) = (line.Numerator, line.PerDay, line.Denominator);
        (AccruedLess, AccruedRounding) = (line.Recognised, line.Rounding);
        WorkOn = account.WorkOn;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<AccountRow>
    {
        public void Configure(EntityTypeBuilder<AccountRow> builder)
        {
            builder.ToTable("servicing_accounts");
            builder.HasKey(s => new { s.Organisation, s.Part, s.Agreement });
            builder.Property(s => s.AccruedRounding).HasConversion<short>();
            builder.Property(s => s.StatementDay).HasConversion<short>();

            // room for the next version of a row beside the present one, so that no index learns of it
            builder.HasAnnotation("Npgsql:StorageParameter:fillfactor", 70);
        }
    }
}

/// <summary>What the night asks of an account on which nothing happens: read by the million.</summary>
readonly record struct Glance(
    Id<Agreement> Agreement, long Pool, DateOnly AsOf, long Accrued, long PerDay, long Over, long Less,
    MidpointRounding Rounding, DateOnly? OldestDue, DateOnly? RestructuredOn, bool ChargedOff, DateOnly? WorkOn)
{
    internal static Glance Of(AccountRow row) => new(
        row.Agreement, row.Pool, row.AsOf, row.Accrued, row.AccruedPerDay, row.AccruedOver, row.AccruedLess,
        row.AccruedRounding, row.OldestDue, row.RestructuredOn, row.ChargedOff, row.WorkOn);

    /// <summary>Accrued and not recognised at the end of a day before <see cref="WorkOn"/>, in minor units.</summary>
    internal long AccruedOn(DateOnly day) =>
        new AccrualLine(AsOf, DateOnly.MaxValue, Accrued, PerDay, Over, Less, Rounding).On(day);

    /// <summary>What classification and staging ask.</summary>
    internal CreditFacts FactsOn(DateOnly day) => new(
        day, OldestDue is { } oldest && oldest < day ? day.DayNumber - oldest.DayNumber : 0,
        RestructuredOn <= day ? RestructuredOn : null, ChargedOff);

    /// <summary>Nothing speaks against it by these facts.</summary>
    internal bool IsClean(DateOnly day) => !ChargedOff && RestructuredOn is null && !(OldestDue < day);
}
