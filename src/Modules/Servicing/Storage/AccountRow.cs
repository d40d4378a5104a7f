using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Storage;

/// <summary>The state of an agreement as of a day: a cache of the fold, for lists, the night and the version.</summary>
/// <remarks>
/// Narrow on purpose and led by its part: the night rewrites these rows and no others, and no column that it
/// changes is indexed. Amounts are minor units of <see cref="Currency"/>. Replaying the events gives the same
/// row; <see cref="ServicingLaws"/> says so for every account.
/// </remarks>
sealed class AccountRow : IVersioned
{
    /// <summary>Into so many parts the night is cut.</summary>
    internal const int Parts = 16;

    public required int Part { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    public required Id<Organisation> Organisation { get; init; }

    public required Currency Currency { get; init; }

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

    /// <summary>The day this account stands for in the worklist; null when no day is waited for.</summary>
    public DateOnly? WorkOn { get; set; }

    public long Version { get; set; }

    /// <summary>The part of an agreement: from the random end of its id, so parts are of even size.</summary>
    internal static int PartOf(Id<Agreement> agreement)
    {
        Span<byte> bytes = stackalloc byte[16];
        agreement.Value.TryWriteBytes(bytes);
        return bytes[15] % Parts;
    }

    /// <summary>Takes over what the fold says.</summary>
    internal void Keep(Account account)
    {
        State = account.Standing;
        AsOf = account.AsOf;
        LastEvent = account.LastEvent;
        PrincipalLeft = account.Exposure.MinorUnits;
        Due = account.DueNow.MinorUnits;
        OldestDue = account.OldestDue;
        NextDueOn = account.Next?.DueDate;
        NextDue = account.Next?.Outstanding.MinorUnits ?? 0;
        NextNumber = account.Next?.Number ?? 0;
        (InstalmentsPaid, Instalments) = Kpis.Counts(account);
        Credit = account.Credit.MinorUnits;
        WorkOn = account.WorkOn;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<AccountRow>
    {
        public void Configure(EntityTypeBuilder<AccountRow> builder)
        {
            builder.ToTable("servicing_accounts");
            builder.HasKey(s => new { s.Part, s.Agreement });
        }
    }
}
