// The words that names in the example hub are made of. They are invented and belong to nobody: no street, family or firm
// of Hong Kong is among them, and every organisation says that it is an example.

/** English, Traditional and Simplified Chinese. */
export type Word = readonly [en: string, hant: string, hans: string];

export const places: readonly Word[] = [
  ['Lantern Cove', '燈籠灣', '灯笼湾'],
  ['Paper Kite', '紙鳶', '纸鸢'],
  ['Copper Moon', '銅月', '铜月'],
  ['Salt Breeze', '鹽風', '盐风'],
  ['Quiet Tide', '靜潮', '静潮'],
  ['Ninth Cloud', '九雲', '九云'],
  ['Jade Ladder', '翠梯', '翠梯'],
  ['Amber Gate', '琥珀門', '琥珀门'],
  ['Silver Oar', '銀槳', '银桨'],
  ['Plum Bridge', '梅橋', '梅桥'],
  ['Morning Ferry', '晨渡', '晨渡'],
  ['Glass Heron', '玻璃鷺', '玻璃鹭'],
  ['Red Compass', '赤羅盤', '赤罗盘'],
  ['Tall Bamboo', '高竹', '高竹'],
  ['Winter Pine', '冬松', '冬松'],
  ['Seven Bells', '七鈴', '七铃'],
  ['Blue Abacus', '藍算盤', '蓝算盘'],
  ['Small Harbour', '小港灣', '小港湾'],
  ['Kind Rain', '善雨', '善雨'],
  ['Distant Drum', '遠鼓', '远鼓'],
  ['Olive Sail', '欖帆', '榄帆'],
  ['Star Anchor', '星錨', '星锚'],
  ['Warm Stone', '暖石', '暖石'],
  ['Open Umbrella', '開傘', '开伞'],
];

/** What shops of a sector call themselves. The keys are only hints: the scheme file decides which sectors there are. */
export const trades: Readonly<Record<string, readonly Word[]>> = {
  'food-beverage': [
    ['Noodle House', '麵家', '面馆'],
    ['Tea Room', '茶室', '茶室'],
    ['Bakery', '餅店', '饼店'],
    ['Congee Kitchen', '粥店', '粥店'],
    ['Coffee Corner', '咖啡角', '咖啡角'],
    ['Dessert Bowl', '糖水舖', '糖水铺'],
  ],
  retail: [
    ['Stationery', '文具店', '文具店'],
    ['Bookshop', '書店', '书店'],
    ['Hardware', '五金店', '五金店'],
    ['Flower Stall', '花店', '花店'],
    ['Spectacles', '眼鏡店', '眼镜店'],
    ['Toy Shop', '玩具店', '玩具店'],
  ],
  tourism: [
    ['Walking Tours', '步行遊', '步行游'],
    ['Travel', '旅遊', '旅游'],
    ['Guesthouse', '賓館', '宾馆'],
    ['Boat Trips', '遊船', '游船'],
  ],
  'personal-services': [
    ['Hair Salon', '髮廊', '发廊'],
    ['Laundry', '洗衣店', '洗衣店'],
    ['Fitness Studio', '健身室', '健身房'],
    ['Tuition', '補習社', '补习社'],
    ['Pet Care', '寵物護理', '宠物护理'],
  ],
};

export const makers: readonly Word[] = [
  ['Systems', '系統', '系统'],
  ['Digital', '數碼', '数码'],
  ['Cloudworks', '雲端', '云端'],
  ['Software', '軟件', '软件'],
  ['Solutions', '方案', '方案'],
];

export const given: readonly string[] = [
  'Mira',
  'Tobin',
  'Wren',
  'Odile',
  'Ansel',
  'Petra',
  'Linus',
  'Safi',
  'Corin',
  'Yuna',
  'Bram',
  'Noor',
  'Elio',
  'Tamsin',
  'Ravi',
  'Ines',
];

export const families: readonly string[] = [
  'Saltmarsh',
  'Lanternfield',
  'Quillbrook',
  'Harbourstone',
  'Fernwhistle',
  'Papermoon',
  'Cloudmere',
  'Ploverton',
  'Inkwell',
  'Tidewater',
  'Marlowisp',
  'Thistledown',
  'Foxglade',
  'Ambergrove',
  'Driftwood',
  'Starling',
];

/** What start-ups call themselves. */
export const ventureKinds: readonly Word[] = [
  ['Labs', '實驗室', '实验室'],
  ['Robotics', '機械人', '机器人'],
  ['Intelligence', '智能', '智能'],
  ['Aero', '航翼', '航翼'],
  ['Ledger', '賬鏈', '账链'],
  ['Research', '研究', '研究'],
];

/** What they work on. */
export const projects: readonly Word[] = [
  ['A voice that reads old maps aloud', '會讀舊地圖的聲音', '会读旧地图的声音'],
  ['Counting cracks in sea walls', '海堤裂縫計數', '海堤裂缝计数'],
  ['Tickets that cannot be sold twice', '不能重售的門票', '不能重复出售的门票'],
  ['A helper for night-shift nurses', '夜更護士助手', '夜班护士助手'],
  ['Forecasts of ferry queues', '渡輪人龍預測', '渡轮排队预测'],
  ['Invoices that check themselves', '自我核對的發票', '自我核对的发票'],
  ['Where the wind turns between towers', '樓宇間的風向', '楼宇间的风向'],
  ['Cantonese for machines', '教機器說粵語', '教机器说粤语'],
  ['A lens for small print', '細字放大鏡', '小字放大镜'],
  ['Cold boxes that keep a diary', '會寫日記的冷藏箱', '会写日记的冷藏箱'],
  ['Proof of age without a name', '毋須姓名的年齡證明', '无须姓名的年龄证明'],
  ['Quiet drones for hillsides', '山坡用的靜音無人機', '山坡用的静音无人机'],
];
