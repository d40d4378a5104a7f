using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AppendOnlyTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            AppendOnly.Guard(
                migrationBuilder, "servicing_agreements", "servicing_statements", "servicing_pools",
                "servicing_accruals", "parties_acquaintances", "parties_licences", "banking_batches",
                "portfolio_snapshots", "portfolio_segments", "portfolio_cells", "portfolio_reported");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
