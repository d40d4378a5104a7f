using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Ledger.Storage;

sealed class AccountRow : IOwned, IAppendOnly
{
    public required Id<Organisation> Organisation { get; init; }

    public required string Code { get; init; }

    public required string Number { get; init; }

    public required AccountKind Kind { get; init; }

    public required bool Manual { get; init; }

    public required Text Name { get; init; }

    internal AccountCard ToCard() => new(Code, Number, Kind, Manual, Name);

    internal static AccountRow Of(Id<Organisation> books, AccountCard card) => new()
    {
        Organisation = books,
        Code = card.Code,
        Number = card.Number,
        Kind = card.Kind,
        Manual = card.Manual,
        Name = card.Name,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<AccountRow>
    {
        public void Configure(EntityTypeBuilder<AccountRow> builder)
        {
            builder.ToTable("ledger_accounts");
            builder.HasKey(a => new { a.Organisation, a.Code });
            builder.Property(a => a.Code).HasMaxLength(60);
            builder.Property(a => a.Number).HasMaxLength(20);
            builder.Property(a => a.Name).IsDocument();
        }
    }
}
