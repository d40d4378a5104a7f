using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PortfolioMonths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "portfolio_cells",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    part = table.Column<short>(type: "smallint", nullable: false),
                    segment = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<byte>(type: "smallint", maxLength: 40, nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    column = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_cells", x => new { x.organisation, x.kind, x.month, x.part, x.segment, x.row, x.column });
                });

            migrationBuilder.CreateTable(
                name: "portfolio_months",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    parts = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    agreements = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_months", x => new { x.organisation, x.month });
                });

            migrationBuilder.CreateTable(
                name: "portfolio_parts",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    part = table.Column<short>(type: "smallint", nullable: false),
                    agreements = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_parts", x => new { x.organisation, x.month, x.part });
                });

            migrationBuilder.CreateTable(
                name: "portfolio_segments",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<short>(type: "smallint", nullable: false),
                    product = table.Column<string>(type: "jsonb", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_segments", x => new { x.organisation, x.number });
                });

            migrationBuilder.CreateTable(
                name: "portfolio_snapshots",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    part = table.Column<short>(type: "smallint", nullable: false),
                    agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    segment = table.Column<short>(type: "smallint", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    financed = table.Column<long>(type: "bigint", nullable: false),
                    owed = table.Column<long>(type: "bigint", nullable: false),
                    lost = table.Column<long>(type: "bigint", nullable: false),
                    scheduled = table.Column<long>(type: "bigint", nullable: false),
                    days_past_due = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<byte>(type: "smallint", maxLength: 40, nullable: false),
                    @class = table.Column<byte>(name: "class", type: "smallint", maxLength: 40, nullable: false),
                    class_why = table.Column<byte>(type: "smallint", maxLength: 40, nullable: false),
                    class_curing = table.Column<DateOnly>(type: "date", nullable: true),
                    stage = table.Column<byte>(type: "smallint", maxLength: 40, nullable: false),
                    stage_why = table.Column<byte>(type: "smallint", maxLength: 40, nullable: false),
                    stage_curing = table.Column<DateOnly>(type: "date", nullable: true),
                    allowance = table.Column<long>(type: "bigint", nullable: false),
                    ever = table.Column<short>(type: "smallint", maxLength: 40, nullable: false),
                    at_default = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_snapshots", x => new { x.organisation, x.month, x.part, x.agreement });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "portfolio_cells");

            migrationBuilder.DropTable(
                name: "portfolio_months");

            migrationBuilder.DropTable(
                name: "portfolio_parts");

            migrationBuilder.DropTable(
                name: "portfolio_segments");

            migrationBuilder.DropTable(
                name: "portfolio_snapshots");
        }
    }
}
