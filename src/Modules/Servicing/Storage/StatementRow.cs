using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Statements;

namespace Wheelhouse.Servicing.Storage;

/// <summary>That an agreement's statement of a month is there, with its figures; the page itself is made from the
/// events whenever it is asked for.</summary>
/// <remarks>Few columns, for a night writes one row in thirty agreements. What was paid is the difference of two rows'
/// <see cref="Received"/>. Read through the agreement, whose filter guards it.</remarks>
sealed class StatementRow : IAppendOnly
{
    public required Id<AccountStatement> Id { get; init; }

    public required Id<Agreement> Agreement { get; init; }

    /// <summary>The last day whose bookings are in it.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Fallen due by the morning after <see cref="Day"/> and not paid.</summary>
    public required long Due { get; init; }

    /// <summary>All that ever came in, less what went back.</summary>
    public required long Received { get; init; }

    /// <summary>Days late at the end of <see cref="Day"/>.</summary>
    public required int DaysLate { get; init; }

    public required DateOnly? NextDueOn { get; init; }

    public required long NextDue { get; init; }

    public required long Left { get; init; }

    public required long Credit { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StatementRow>
    {
        public void Configure(EntityTypeBuilder<StatementRow> builder)
        {
            builder.ToTable("servicing_statements");
            builder.HasKey(s => s.Id);
            builder.HasIndex(s => new { s.Agreement, s.Day }).IsUnique();
        }
    }
}
