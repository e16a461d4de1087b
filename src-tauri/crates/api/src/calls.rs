//! The table of calls: the one list that the desktop, the bridge, the bindings and the tests expand.

/// Hands every call to `$with!`: `json name(Request) -> Response` or `bytes name(Request) -> Info`, whose
/// answer is its info and a scene.
#[macro_export]
macro_rules! for_each_call {
    ($with:ident) => {
        $with! {
            json start(Nothing) -> StartView;
            json set_settings(Settings) -> Settings;
            json me(Nothing) -> Me;
            json set_me(SetMe) -> Me;
            json forget_recent(PathRequest) -> StartView;
            json open(OpenRequest) -> FileView;
            json open_sample(SampleRequest) -> FileView;
            json new_file(NewRequest) -> FileView;
            json close_file(Nothing) -> Nothing;
            json save_copy(PathRequest) -> PathRequest;
            json preview_import(ImportRequest) -> ImportPreview;
            bytes preview_chart(ImportRequest) -> ChartInfo;
            json import_files(ImportRequest) -> Imported;
            json doctor(Nothing) -> DoctorView;
            json accept_findings(AcceptRequest) -> Edited;
            json mend_findings(MendRequest) -> Edited;
            json history(HistoryRequest) -> History;
            json timeline(Nothing) -> Timeline;
            json add_version(VersionRequest) -> Timeline;
            json remove_version(IdRequest) -> Timeline;
            json show(ShowRequest) -> FileView;
            json add_scenario(ScenarioRequest) -> FileView;
            json rename_scenario(RenameRequest) -> FileView;
            json remove_scenario(IdRequest) -> FileView;
            json settle_lost(SettleRequest) -> Edited;
            json take_over(TakeOverRequest) -> TakenOver;
            json compare(CompareRequest) -> Comparison;
            bytes comparison(ComparisonRequest) -> ComparisonInfo;
            json breaks(BreaksRequest) -> BreaksView;
            json breaks_of_edit(EditRequest) -> BreaksView;
            bytes chart(ChartRequest) -> ChartInfo;
            json outline(ChartRequest) -> Outline;
            json chart_boxes(ShowBoxesRequest) -> BoxesView;
            json figures(Nothing) -> FiguresView;
            json figure_rows(RowsRequest) -> FigureRows;
            json figure_boxes(BoxesRequest) -> BoxesView;
            json export_figures(TableExportRequest) -> TableExported;
            json unit_order(KeysRequest) -> UnitOrder;
            json reporting_lines(KeysRequest) -> ReportingLines;
            json need_order(NeedOrderRequest) -> NeedOrder;
            json need_rows(KeysRequest) -> NeedRows;
            json set_cells(CellsRequest) -> CellsSet;
            json read_block(BlockRequest) -> Block;
            json export_needs(NeedsExportRequest) -> TableExported;
            bytes map(MapRequest) -> MapInfo;
            json links(MapRequest) -> Links;
            json matrix(MatrixRequest) -> MatrixView;
            json export_matrix(MatrixExportRequest) -> TableExported;
            json reciprocity(MapRequest) -> ReciprocityView;
            json circles(MapRequest) -> CirclesView;
            json single_sources(Nothing) -> SingleSourcesView;
            json bottlenecks(MapRequest) -> BottlenecksView;
            json jumps(MapRequest) -> JumpsView;
            json communities(MapRequest) -> CommunitiesView;
            json outward(MapRequest) -> OutwardView;
            json impact(ImpactRequest) -> ImpactView;
            json study(StudyRequest) -> StudyView;
            json study_rows(StudyRowsRequest) -> StudyRows;
            json study_behind(StudyBehindRequest) -> StudyBehind;
            json export_study(StudyExportRequest) -> TableExported;
            json review(ReviewRequest) -> ReviewView;
            json review_item(ReviewItemRequest) -> ReviewDetail;
            json decide(DecideRequest) -> Decided;
            json export_review(ReviewExportRequest) -> TableExported;
            json inspect(InspectRequest) -> Inspect;
            json find(FindRequest) -> Hits;
            json ask_page(Nothing) -> AskPage;
            json set_place(SetPlace) -> AskPage;
            json ask(AskRequest) -> AskView;
            json count_asked(CountAsked) -> Nothing;
            json people_to_know(KnowRequest) -> KnowView;
            json export_people_to_know(KnowExportRequest) -> TableExported;
            json print_people_to_know(KnowExportRequest) -> TableExported;
            json own_words(Nothing) -> OwnWords;
            json topic(TopicRequest) -> TopicView;
            json try_topic(TryTopic) -> TopicTried;
            json ask_hr(AskHr) -> AskedHr;
            json outbox(Nothing) -> Outbox;
            json drop_questions(Marks) -> Outbox;
            json send_questions(SendQuestions) -> SentQuestions;
            json take_in_questions(TakeInRequest) -> TakenIn;
            json readers(Nothing) -> ReadersView;
            json save_for_readers(PathRequest) -> PathRequest;
            json working(Nothing) -> WorkingView;
            json read_hours(HoursRequest) -> HoursRead;
            json edit(EditRequest) -> Edited;
            json preview_edit(EditRequest) -> PreviewView;
            json undo(Nothing) -> Edited;
            json redo(Nothing) -> Edited;
            json add_photos(PhotosRequest) -> PhotosAdded;
            json set_photo(SetPhoto) -> Edited;
            json photos(PhotoNames) -> Photos;
            json removal(KeysRequest) -> RemovalView;
            json posts(KeysRequest) -> PostsView;
            json export_size(ExportRequest) -> Exported;
            json export_picture(ExportRequest) -> Exported;
            json print_picture(ExportRequest) -> Exported;
        }
    };
}
